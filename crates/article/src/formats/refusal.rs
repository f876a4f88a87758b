//! What an API says instead of an article: an error in a body of JSON.

use crate::{Error, excerpt::excerpt, json::Json, node::Node};

/// The statuses behind the names of Ghost's errors (`@tryghost/errors`).
const TYPES: [(&str, u16); 8] = [
    ("BadRequestError", 400),
    ("UnauthorizedError", 401),
    ("NoPermissionError", 403),
    ("NotFoundError", 404),
    ("ValidationError", 422),
    ("TooManyRequestsError", 429),
    ("InternalServerError", 500),
    ("MaintenanceError", 503),
];

/// The error that a document is, with the status that it names (0 where it names none):
/// `{code, message, data: {status}}` of WordPress, `{errors: [{type, message}]}` of Ghost,
/// `{status, message}` and `{statusCode, message}` of many. `None`: it is none of them.
pub(crate) fn refusal<J: Json>(root: &Node<'_, J>) -> Option<Error> {
    let errors = root.get("errors");
    let first = errors.as_ref().and_then(|errors| errors.items().next());
    let said = first.as_ref().unwrap_or(root);
    let message = said.get("message").or_else(|| said.get("detail"))?.value.string()?;
    let named = said.get("type").and_then(|name| name.value.string());
    let status =
        said.get("data").and_then(|data| status(&data)).or_else(|| status(said)).or_else(|| {
            TYPES.iter().find(|(name, _)| named.as_deref() == Some(name)).map(|it| it.1)
        });
    // A message alone may be anything.
    let coded = said.get("code").is_some_and(|code| code.value.string().is_some());
    let known = first.is_some() || coded || status.is_some();
    known.then(|| Error::http(status.unwrap_or(0), excerpt(&message)))
}

fn status<J: Json>(node: &Node<'_, J>) -> Option<u16> {
    let field = node.get("status").or_else(|| node.get("statusCode"))?.value;
    // Text is read as a whole number: reading fractions would bring 12 KB of tables into the wasm.
    let whole = || field.string()?.parse::<u16>().ok();
    let status = field.number().map(|number| number as u16).or_else(whole)?;
    (400..600).contains(&status).then_some(status)
}
