"""Where results are sent, as a technician sets it."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Destination:
    """Empty texts are what is not set; without `hub` and `lrs` nothing is ever sent.

    `hub` is the hub's address (https, or http on this very machine); `authority` the file of the certificates that may
    vouch for it, PEM, empty for the system's own. `name` and `code` are for enrolling at the first contact. `recipient`
    (age) and `public_key` (32 bytes in base 64) are the hub's own, for what goes by a stick. `lrs` is the
    address of another record store's xAPI, which then takes the hub's place.
    """

    hub: str = ""
    authority: str = ""
    name: str = ""
    code: str = field(default="", repr=False)
    recipient: str = ""
    public_key: str = ""
    lrs: str = ""
    lrs_user: str = ""
    lrs_password: str = field(default="", repr=False)
