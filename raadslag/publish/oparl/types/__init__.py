"""One pure function a type: from rows and what they refer to, to the object that is served."""
