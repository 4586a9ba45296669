"""Dragoman reads news reports and keeps an auditable record of who did or said what to whom, on whose word."""

__version__ = "0.1.0"
