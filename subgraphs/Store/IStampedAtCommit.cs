namespace Octomart.Store;

/// <summary>
/// A document that an <see cref="ICommitObserver"/> completes at the commit, in the order of the commits where the store has
/// one (SQLite). It is written out last.
/// </summary>
public interface IStampedAtCommit;
