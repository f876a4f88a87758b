//! Context: what stands in a place finds what was given there.
//!
//! As Leptos' own. That is compiled anew for each type of value, and brings a table by hash.

use std::{
    any::{Any, TypeId},
    cell::RefCell,
    rc::Rc,
};

use real::prelude::{Owner, on_cleanup};

/// A value that was given.
struct Given {
    /// The owner that it was given in, by its number. They are in the order of these numbers.
    owner: usize,
    kind: TypeId,
    value: Rc<dyn Any>,
}

thread_local! {
    static GIVEN: RefCell<Vec<Given>> = const { RefCell::new(Vec::new()) };
}

/// Gives a value to all that stands in the place that is drawn, until that is taken down.
pub fn provide_context<T: Send + Sync + 'static>(value: T) {
    give(TypeId::of::<T>(), Rc::new(value));
}

/// A copy of the value of this type that was given nearest.
#[must_use]
pub fn use_context<T: Clone + 'static>() -> Option<T> {
    with_context(T::clone)
}

/// The same for a value that is sure to be there: as in Leptos, the application is at fault where it is not.
#[must_use]
#[allow(clippy::panic, reason = "there is no value to go on with")]
pub fn expect_context<T: Clone + 'static>() -> T {
    use_context().unwrap_or_else(|| panic!("a context is missing"))
}

/// Does something with the value of this type that was given nearest.
pub fn with_context<T: 'static, R>(act: impl FnOnce(&T) -> R) -> Option<R> {
    find(TypeId::of::<T>())?.downcast_ref().map(act)
}

/// Where the values of an owner begin.
fn from(given: &[Given], owner: usize) -> usize {
    given.partition_point(|one| one.owner < owner)
}

#[inline(never)]
fn give(kind: TypeId, value: Rc<dyn Any>) {
    let Some(owner) = Owner::current() else { return };
    let owner = owner.debug_id();
    GIVEN.with_borrow_mut(|given| {
        let at = from(given, owner);
        given.insert(at, Given { owner, kind, value });
    });
    on_cleanup(move || drop(take(owner)));
}

/// Takes back what was given last in an owner.
fn take(owner: usize) -> Option<Given> {
    let taken = GIVEN.try_with(|given| {
        let given = &mut *given.try_borrow_mut().ok()?;
        let at = from(given, owner);
        given.get(at).is_some_and(|one| one.owner == owner).then(|| given.remove(at))
    });
    taken.ok().flatten()
}

#[inline(never)]
fn find(kind: TypeId) -> Option<Rc<dyn Any>> {
    let mut around = Owner::current();
    while let Some(owner) = around {
        let id = owner.debug_id();
        let found = GIVEN.with_borrow(|given| {
            let mut of_owner = given.iter().skip(from(given, id)).take_while(|one| one.owner == id);
            of_owner.find(|one| one.kind == kind).map(|one| one.value.clone())
        });
        if found.is_some() {
            return found;
        }
        around = owner.parent();
    }
    None
}
