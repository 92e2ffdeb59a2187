/// What a browser could do wrong. The proof has to find each of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Flaw {
    /// Each attempt has a key of its own.
    FreshKeys,
    /// Nothing is kept before it is sent.
    KeepsNothing,
    /// What may have arrived is called back all the same.
    CallsBackTheUncertain,
    /// A tab goes on sending though another one has taken the draft up.
    TwoOwners,
}
