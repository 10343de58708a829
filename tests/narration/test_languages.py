"""Voices of other languages, asked of the engine that is installed."""

import re
import shutil
import subprocess
import sys

import pytest

from kiosk.narration.languages import spoken_languages
from kiosk.narration.pronunciation import Lexicon, words_of
from kiosk.narration.renderer import Renderer
from kiosk.narration.utterance import utterance_of
from kiosk.packs.catalogue import read_catalogue
from kiosk.packs.lexicons import lexicons_of
from kiosk.plumbing import SystemClock
from kiosk.programme import APP_FOLDER
from kiosk.scenario.model import AgeBand, Line
from kiosk.scenario.problems import Findings

WITH_A_VOICE = {"ar", "bn", "cy", "es", "fr", "gu", "pa", "pl", "pt", "ro", "ta", "tr", "uk", "ur"}
LEXICON = Lexicon([("Clever", "Klever")])


def key(line: Line) -> str:
    return utterance_of(line, AgeBand.A, LEXICON, is_quiet=False)[0].key("engine")


def test_the_engine_speaks_all_our_languages_but_somali() -> None:
    spoken = spoken_languages()
    assert spoken >= WITH_A_VOICE | {"en"}
    assert "so" not in spoken


@pytest.mark.parametrize("program", ["print('nonsense')", "print('{}')", "", "raise SystemExit(1)"])
def test_without_an_answer_no_language_is_spoken(program: str) -> None:
    assert spoken_languages((sys.executable, "-c", program)) == frozenset()
    assert spoken_languages(("/no/such/engine",)) == frozenset()


def test_the_language_belongs_to_the_key_of_a_sound_and_english_keeps_its_own() -> None:
    assert key(Line("Stop.")) != key(Line("Stop.", language="pl"))
    english = utterance_of(Line("Stop."), AgeBand.A, LEXICON, is_quiet=False)[0]
    assert "language" not in english.as_request()


def test_the_lexicon_is_about_english_words() -> None:
    polish = utterance_of(Line("Clever!", language="pl"), AgeBand.A, LEXICON, is_quiet=False)[0]
    assert polish.text == "Clever!"
    assert utterance_of(Line("Clever!"), AgeBand.A, LEXICON, is_quiet=False)[0].text == "Klever!"


def phonemes(language: str, text: str) -> str:
    """What the engine makes of a text, in IPA, without stress and the names of languages."""
    command = ["espeak-ng", "-v", language, "--ipa", "-q", text]
    said = subprocess.run(command, capture_output=True, text=True, check=True, timeout=20).stdout
    return re.sub(r"\([a-z]+\)|[ˈˌ]", "", said)


GO = r"[ɡɣ](?:əʊ|əu|o|ɔ)"
NEAR_ENGLISH = {
    "press-go": GO,
    "now-press-never-go": rf"n[eɛ]ː?[vβ][əœɛeɯɨ][rɾʁɹ]? {GO}",
    "hello": r"k[iə]?[lɭ](?:e|ɛ)ː?(?:v|β|bʰ|ʋ|vʲ)(?:ə|œ|ɛ|e|ɯ|ɨ|i|a|ʌ)[rɾʁɹ]?",
    "finish-4": r"tʃj?a[iɪj]l?[dɫ]+[lɫ]?[aɐ]+[iɪj]n",
}


@pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="espeak-ng is not here to be asked")
@pytest.mark.parametrize("language", sorted(WITH_A_VOICE))
def test_english_names_sound_nearly_english_in_every_language(language: str) -> None:
    """GO was read as two letters inside every sentence, and Childline as it is spelt."""
    findings = Findings(language)
    catalogue = read_catalogue(APP_FOLDER / "po" / f"{language}.po", findings)
    assert catalogue is not None
    lexicon = Lexicon((), lexicons_of([APP_FOLDER])).of(language)
    lines = {entry.context: entry.text for entry in catalogue.entries}
    for context, sound in NEAR_ENGLISH.items():
        said = phonemes(language, lexicon.speak(lines[context]).text)
        assert re.search(sound, said), f"{context}: {said}"


def test_each_language_sounds_its_own_and_marks_whole_words() -> None:
    renderer = Renderer(SystemClock())
    try:
        texts = {
            "pl": "Cześć! Jestem Clever.",
            "bn": "যাবে, নাকি কখনোই যাবে না?",
            "ar": "مرحبًا! أنا كليفر.",
        }
        for language, text in texts.items():
            line = Line(text, language=language)
            rendered = renderer.render(utterance_of(line, AgeBand.A, LEXICON, is_quiet=False)[0])
            assert len(rendered.pcm) > 22_050
            found = [text[word.start : word.end] for word in rendered.timeline.words]
            assert found == [text[start:end] for start, end in words_of(text)]
        sounds = {
            language: renderer.render(
                utterance_of(Line("Robot", language=language), AgeBand.A, LEXICON, is_quiet=False)[0]
            ).pcm
            for language in ("pl", "fr", "en-GB")
        }
        assert len(set(sounds.values())) == 3
    finally:
        renderer.close()


def test_vowel_signs_keep_a_word_whole() -> None:
    assert [end - start for start, end in words_of("কখনোই না")] == [5, 2]
    assert [end - start for start, end in words_of("வணக்கம்!")] == [7]
