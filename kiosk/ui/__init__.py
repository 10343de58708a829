"""The screens, in Kivy. The only package that imports it."""
