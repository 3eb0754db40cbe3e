"""From words to a Question. Nothing in here knows a fact or a language: both are data."""
