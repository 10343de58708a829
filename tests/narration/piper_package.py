"""A small piper-tts to install in a folder: the same names as version 1.8.0, and a model that hums."""

import json
import os
import sys
from pathlib import Path

PACKAGE = '''\
import json
import math
import time
from array import array
from dataclasses import dataclass


@dataclass
class SynthesisConfig:
    length_scale: float = None


@dataclass
class AudioChunk:
    sample_rate: int
    sample_width: int
    sample_channels: int
    audio_int16_bytes: bytes


class PiperVoice:
    @staticmethod
    def load(model_path):
        content = open(model_path).read()
        if content == "damaged":
            raise RuntimeError("InvalidProtobuf: the model is damaged")
        voice = PiperVoice()
        voice.kind = content
        voice.rate = json.load(open(model_path + ".json"))["audio"]["sample_rate"]
        return voice

    def synthesize(self, text, syn_config=None):
        """A fifteenth of a second for each letter, in one chunk a sentence, with silence round it as VITS has."""
        if self.kind == "hangs":
            time.sleep(60)
        if self.kind == "silent":
            text = ""
        for sentence in text.replace("?", ".").split("."):
            count = round(len(sentence) * self.rate / 15 * syn_config.length_scale)
            hum = array("h", (round(20000 * math.sin(at / 12) * abs(math.sin(at / 3000))) for at in range(count)))
            edge = array("h", bytes(2 * (self.rate // 10)))
            if sentence.strip():
                yield AudioChunk(self.rate, 2, 1, (edge + hum + edge).tobytes())
'''
METADATA = "Metadata-Version: 2.1\nName: piper-tts\nVersion: 1.8.0\n"


def install(folder: Path) -> tuple[str, ...]:
    """Install it in a folder; the command of a Python that has it."""
    for name, content in (("piper/__init__.py", PACKAGE), ("piper_tts-1.8.0.dist-info/METADATA", METADATA)):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)
    path_of_python = os.pathsep.join((str(folder), str(Path(__file__).parents[2])))
    return ("env", f"PYTHONPATH={path_of_python}", sys.executable)


def put_model(folder: Path, content: str = "hums", voice: str = "en-gb-x-rp", rate_hz: int = 22_050) -> Path:
    model = folder / "en_GB-alba-medium.onnx"
    model.write_text(content)
    Path(f"{model}.json").write_text(
        json.dumps({"espeak": {"voice": voice}, "audio": {"sample_rate": rate_hz}})
    )
    return model
