"""What every test may use: see tests/harness/."""

pytest_plugins = (
    "tests.harness.browser",
    "tests.harness.needs",
    "tests.harness.pages",
)
