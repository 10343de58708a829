"""Who a kiosk is: an id and four words, both made from its public key, so that nobody else can have them."""

import base64
import hashlib
from typing import Final

KEY_BYTES: Final = 32
"""The length of an Ed25519 public key (RFC 8032)."""
_TEXT: Final = """
    apple acorn badge bagel banjo barn basil basket bead bean bear beaver bell berry bike bird
    biscuit boat bonnet book boot bottle bowl branch bread bridge broom brush bubble bucket bud bun
    button cabin cactus cake camel canary candle canoe cap carrot castle cat cedar chair chalk
    cheese cherry chess circle clay clock cloud clover coat cobweb cocoa comet compass cookie coral
    corn cotton cousin crab crane crayon cricket crown cup curtain cushion daisy deer desk dish
    dolphin donkey door dove dragon drum duck eagle easel elbow elm ember engine falcon feather fern
    ferry fiddle field fig finch fir flag flame flask flower flute fog forest fork fossil fountain
    fox frog garden gate geese ginger giraffe glove goat goose grape grass guitar hammer hamster
    harbour harp hat hazel heart hedge helmet hen heron hill honey hoop horn horse igloo iris island
    ivy jacket jam jar jelly jigsaw jug jumper kettle key kite kitten koala ladder lake lamb lamp
    lantern leaf lemon letter lily lime lion lizard llama lobster maple marble market meadow melon
    mint mirror mitten mole moon moss moth mouse mug muffin nest newt noodle nut oak oar ocean olive
    onion orange orchard otter owl paint palm panda paper parrot peach pear pebble pencil penguin
    pepper piano picnic pigeon pillow pine planet plum pocket pond poppy potato puddle puffin
    pumpkin puppet quilt rabbit raft rain raven ribbon river robin rocket roof rope rose sail salad
    sand sandal saucer scarf seal seed shell ship shoe silver sky sleeve slipper snail snow sofa
    spade spoon squirrel star
"""
WORDS: Final = tuple(_TEXT.split())
"""256 words that children know, told apart by ear: a byte each."""


def kiosk_id_of(public_key: bytes) -> str:
    """26 letters and digits of base 32: 130 bits of the key's SHA-256. Raises ValueError for what is no public key."""
    return base64.b32encode(_hashed(public_key)).decode()[:26].lower()


def four_words_of(public_key: bytes) -> tuple[str, str, str, str]:
    """What two people compare, one at the kiosk and one at the hub. Raises ValueError for what is no public key."""
    first, second, third, fourth = (WORDS[byte] for byte in _hashed(public_key)[-4:])
    return first, second, third, fourth


def enrolment_text(code: str, public_key: bytes, name: str) -> bytes:
    """What a kiosk signs to show that it holds the key with which it asks to be enrolled."""
    return b"\n".join((b"clever-kiosk/enrol/1", code.encode(), public_key.hex().encode(), name.encode()))


def _hashed(public_key: bytes) -> bytes:
    if len(public_key) != KEY_BYTES:
        raise ValueError(f"a public key has {KEY_BYTES} bytes, not {len(public_key)}")
    return hashlib.sha256(public_key).digest()
