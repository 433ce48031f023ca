//! Sublet catalogue compiler.
