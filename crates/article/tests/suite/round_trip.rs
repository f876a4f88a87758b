//! An article, written and read again, is the same; and what is written validates.

use crate::{generators::article, read, schema::validator};
use proptest::prelude::*;
use serde_json::Value;

proptest! {
    #![proptest_config(crate::cases(256))]

    #[test]
    fn an_article_comes_back(article in article()) {
        let written = Value::from(article.to_json());
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
