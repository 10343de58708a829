"""`kiosk doctor`: what is wrong with this kiosk, and how to mend it."""

from kiosk.doctor.visit import run_doctor

__all__ = ["run_doctor"]
