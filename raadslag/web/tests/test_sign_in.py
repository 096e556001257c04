import pytest

pytestmark = pytest.mark.django_db


def test_the_sign_in_page_stands_in_the_frame(client, page_check):
    text = page_check(client.get("/konto/login/"))

    assert "Log ind" in text
    assert "signup" not in text


def test_a_wrong_password_is_said_in_words(client, page_check):
    text = page_check(client.post("/konto/login/", {"login": "a@b.dk", "password": "forkert"}))

    assert "Ret dette, og prøv igen" in text
    assert 'class="form-input"' in text


@pytest.mark.parametrize("page", ["password/reset/", "signup/"])
def test_the_other_doors_stand_in_the_frame_too(client, page_check, page):
    text = page_check(client.get(f"/konto/{page}"))

    assert "skipnav" in text


def test_the_demo_lists_who_one_can_be(client, settings, page_check):
    assert "Prøv demokommunen" not in client.get("/konto/login/").content.decode()
    settings.DEMO = True

    text = page_check(client.get("/konto/login/"))

    assert "camilla.oerting@egevig.example" in text
    assert "egevig-prøv-selv" in text


def test_whoever_is_signed_in_finds_the_desk(client, clerk):
    assert 'href="/arbejde/"' not in client.get("/konto/login/").content.decode()
    client.force_login(clerk)

    assert 'href="/arbejde/"' in client.get("/tilgaengelighed/").content.decode()
