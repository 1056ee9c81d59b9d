"""The pages of this context: find, ask whether it may be, act, answer."""
