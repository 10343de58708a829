"""Every letter of the sixteen languages has a font, and the font has its licence."""

import pytest

from kiosk.ui import faces
from kiosk.ui.cmap import letters_of
from kiosk.ui.faces import FACES, LATIN, main_face, missing_letters, pieces

LETTERS = {
    "en": "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
    "fr": "ÀÂÆÇÈÉÊËÎÏÔŒÙÛÜŸàâæçèéêëîïôœùûüÿ«»",
    "es": "ÁÉÍÑÓÚÜáéíñóúü¿¡",
    "pt": "ÀÁÂÃÇÉÊÍÓÔÕÚàáâãçéêíóôõú",
    "ro": "ĂÂÎȘȚăâîșț„”",
    "pl": "ĄĆĘŁŃÓŚŹŻąćęłńóśźż",
    "tr": "ÇĞİÖŞÜçğıöşü",
    "cy": "ÂÊÎÔÛŴŶÁÉÍÓÚẂÝÀÈÌÒÙẀỲÄËÏÖÜẄŸâêîôûŵŷáéíóúẃýàèìòùẁỳäëïöüẅÿ",
    "so": "ABCDEFGHIJKLMNOPQRSTUVWXY’'",
    "uk": "АБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЬЮЯабвгґдеєжзиіїйклмнопрстуфхцчшщьюяʼ’",
    "ar": "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيًٌٍَُِّْٰ،؛؟٠١٢٣٤٥٦٧٨٩",
    "ur": "اآبپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوؤہھۂۃءیئےۓًٰٖٗ٘،؛؟۔۰۱۲۳۴۵۶۷۸۹",
    "bn": "অআইঈউঊঋএঐওঔকখগঘঙচছজঝঞটঠডঢণতথদধনপফবভমযরলশষসহড়ঢ়য়ৎংঃঁািীুূৃেৈোৌ্ৗ।০১২৩৪৫৬৭৮৯",
    "pa": "ੳਅੲਸਹਕਖਗਘਙਚਛਜਝਞਟਠਡਢਣਤਥਦਧਨਪਫਬਭਮਯਰਲਵੜਸ਼ਖ਼ਗ਼ਜ਼ਫ਼ਲ਼ਆਇਈਉਊਏਐਓਔਾਿੀੁੂੇੈੋੌ੍ੰੱਂ।੦੧੨੩੪੫੬੭੮੯",
    "gu": "અઆઇઈઉઊઋઍએઐઑઓઔકખગઘઙચછજઝઞટઠડઢણતથદધનપફબભમયરલળવશષસહાિીુૂૃૅેૈૉોૌ્ંઃ૦૧૨૩૪૫૬૭૮૯",
    "ta": "அஆஇஈஉஊஎஏஐஒஓஔஃகஙசஞடணதநபமயரலவழளறனஜஷஸஹாிீுூெேைொோௌ்௦௧௨௩௪௫௬௭௮௯",
}
SIGNS = "0123456789.,:;!?–—…‘’“”()-+&/%£€ "


@pytest.mark.parametrize("language", LETTERS)
def test_every_letter_of_the_language_can_be_drawn(language: str) -> None:
    assert missing_letters(LETTERS[language] + SIGNS) == ""


@pytest.mark.parametrize("language", LETTERS)
def test_one_face_draws_all_letters_of_the_language(language: str) -> None:
    face = main_face(LETTERS[language])
    assert [letter for letter in LETTERS[language] if letter.isalpha() and not face.has(letter)] == []


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.stem)
def test_bold_has_every_letter_that_regular_has(face: faces.Face) -> None:
    regular, bold = (letters_of(face.file(is_bold=is_bold)) for is_bold in (False, True))
    assert len(regular) > 100
    assert regular <= bold


def test_a_letter_that_no_font_has_is_told() -> None:
    assert missing_letters("Go 走, 走!") == "走"


def test_each_font_lies_beside_its_licence() -> None:
    andika, noto = ((faces.FONTS / name).read_text() for name in ("OFL.txt", "OFL-Noto.txt"))
    assert "SIL OPEN FONT LICENSE Version 1.1" in andika
    assert "SIL OPEN FONT LICENSE Version 1.1" in noto
    told = {face.stem.replace(" ", "") for face in FACES}
    assert {stem for stem in told if stem.startswith("Noto")} == {
        line.partition(":")[0].replace(" ", "") for line in noto.splitlines()[:5]
    }


def test_every_font_file_of_the_folder_is_in_use() -> None:
    assert sorted(faces.FONTS.glob("*.ttf")) == sorted(faces.files())


def test_a_sign_stays_with_the_letters_before_it() -> None:
    text = "দাদু! Maya!"
    cut = [
        (text[one.start : one.end], one.face is LATIN) for one in pieces(text, 0, len(text), main_face(text))
    ]
    assert cut == [("দাদু! ", False), ("Maya!", True)]
