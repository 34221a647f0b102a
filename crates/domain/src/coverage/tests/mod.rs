//! Coverage as tables of cases, against a naive oracle on random chains, and with a planted fault that the oracle catches.

mod cases;
mod oracle;
mod random;
