"""Faces: how messages come in and replies go out. Nothing about facts or language is decided here."""
