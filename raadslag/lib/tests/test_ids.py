from raadslag.lib.ids import ALPHABET, LENGTH, new_uid, read_uid


def test_an_id_is_twelve_characters_that_are_not_misread():
    uids = {new_uid() for _ in range(2000)}

    assert len(uids) == 2000
    assert all(len(uid) == LENGTH and set(uid) <= set(ALPHABET) for uid in uids)
    assert not set("ilou") & set(ALPHABET)
    assert set("".join(uids)) == set(ALPHABET)


def test_an_id_is_read_as_people_write_it():
    assert read_uid(" 0123-4567-89AB ") == "0123456789ab"
    assert read_uid("OIL4 5678 9abc") == "011456789abc"


def test_what_is_no_id_is_none():
    assert [read_uid(written) for written in ("", "0123", "01234567890u", "0123456789012")] == [
        None,
        None,
        None,
        None,
    ]
