"""Bytes in: files, directories, rows and saved feeds to captures, captures to clean texts."""

from reportedly.intake.clean import CLEANER, clean
from reportedly.intake.take import take_in

__all__ = ["CLEANER", "clean", "take_in"]
