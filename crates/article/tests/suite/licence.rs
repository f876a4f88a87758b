//! Licences and where they stand.

use article::licence_url;

#[test]
fn a_licence_is_known_by_its_name_or_its_address() {
    let cases = [
        ("CC BY 4.0", Some("https://creativecommons.org/licenses/by/4.0/")),
        ("cc-by-nc-sa-3.0", Some("https://creativecommons.org/licenses/by-nc-sa/3.0/")),
        (" CC BY-ND 2.5 ", Some("https://creativecommons.org/licenses/by-nd/2.5/")),
        ("CC0", Some("https://creativecommons.org/publicdomain/zero/1.0/")),
        ("CC0-1.0", Some("https://creativecommons.org/publicdomain/zero/1.0/")),
        ("mit", Some("https://spdx.org/licenses/MIT.html")),
        ("https://news.example/licence?a=1", Some("https://news.example/licence?a=1")),
        // Which version is not known, nor whether there is one.
        ("CC BY", None),
        ("CC BY-XX 4.0", None),
        ("CC-4.0", None),
        ("All rights reserved", None),
        ("javascript:alert(1)", None),
        ("https://news.example/a licence", None),
        ("\u{e9}", None),
        ("", None),
    ];
    for (licence, url) in cases {
        assert_eq!(licence_url(licence).as_deref(), url, "{licence}");
    }
}
