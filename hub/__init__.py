"""The receiving server: takes answers from kiosks, once each, and shows people what may be shown of them."""
