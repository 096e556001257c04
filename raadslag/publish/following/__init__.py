"""Following without an account: asking, confirming, telling what changed, and stopping."""
