//! An article, written and read again, by the adapter or by `Deserialize`, is the same; and what is written validates.

use crate::{generators::article, read, schema::validator};
use article::Article;
use proptest::prelude::*;

proptest! {
    #![proptest_config(crate::cases(256))]

    #[test]
    fn an_article_is_deserialised_as_it_was(article in article()) {
        let text = serde_json::to_string(&article).unwrap();
        prop_assert_eq!(&serde_json::from_str::<Article>(&text).unwrap(), &article, "{}", text);
        let value = crate::written(&article);
        prop_assert_eq!(value.to_string(), text);
        prop_assert_eq!(serde_json::from_value::<Article>(value).unwrap(), article);
    }

    #[test]
    fn an_article_comes_back(article in article()) {
        let written = crate::written(&article);
        let reading = read(&written).unwrap();
        prop_assert_eq!(&reading.article, &article, "{:#}", written);
        let errors: Vec<_> = validator().iter_errors(&written).map(|error| error.to_string()).collect();
        prop_assert!(errors.is_empty(), "{errors:?}\n{written:#}");
        // Nothing but what the article itself lacks is reported.
        for issue in reading.issues {
            prop_assert_eq!(issue.code, article::IssueCode::MissingAlt);
        }
    }
}
