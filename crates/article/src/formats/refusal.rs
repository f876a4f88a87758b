//! Recognises an API's error message that comes instead of an article.

use crate::{
    Error,
    excerpt::excerpt,
    json::{Json, Kind},
    node::Node,
    text::whole,
};

/// The statuses behind the names of errors: Ghost's (`@tryghost/errors`), then Contentful's.
const TYPES: [(&str, u16); 12] = [
    ("BadRequestError", 400),
    ("UnauthorizedError", 401),
    ("NoPermissionError", 403),
    ("NotFoundError", 404),
    ("ValidationError", 422),
    ("TooManyRequestsError", 429),
    ("InternalServerError", 500),
    ("MaintenanceError", 503),
    ("AccessTokenInvalid", 401),
    ("AccessDenied", 403),
    ("NotFound", 404),
    ("RateLimitExceeded", 429),
];

/// The error that a document is, with the status that it names (0 where it names none):
/// `{code, message, data: {status}}` of WordPress, `{errors: [{type, message}]}` of Ghost,
/// `{sys: {id}, message}` of Contentful, `{status, message}` and `{statusCode, message}` of many,
/// `{response: {status: "error", message}}` of the Guardian. `None`: it is none of them.
pub(crate) fn refusal<J: Json>(root: &Node<'_, J>) -> Option<Error> {
    let errors = root.get("errors");
    let first = errors.as_ref().and_then(|errors| errors.items().next());
    let response = root.get("response");
    let said = first.as_ref().or(response.as_ref()).unwrap_or(root);
    let message = said.get("message").or_else(|| said.get("detail"))?;
    let message = message.value.str()?;
    let named = said.get("type|sys.id|code");
    let named = named.as_ref().and_then(|name| name.value.str());
    let status = said
        .get("data")
        .and_then(|data| status(&data))
        .or_else(|| status(said))
        .or_else(|| TYPES.iter().find(|(name, _)| named == Some(name)).map(|it| it.1));
    // A message alone may be anything.
    let coded = said.get("code").is_some_and(|code| code.kind() == Kind::String);
    let failed = said.get("status").is_some_and(|status| status.value.str() == Some("error"));
    let known = first.is_some() || coded || failed || status.is_some();
    known.then(|| Error::http(status.unwrap_or(0), excerpt(message)))
}

fn status<J: Json>(node: &Node<'_, J>) -> Option<u16> {
    let field = node.get("status").or_else(|| node.get("statusCode"))?.value;
    // Text is read as a whole number: reading fractions would bring 12 KB of tables into the wasm.
    let number = field.number().map(|number| number as i64);
    let status = number.or_else(|| whole(field.str()?))?;
    (400..600).contains(&status).then_some(status as u16)
}
