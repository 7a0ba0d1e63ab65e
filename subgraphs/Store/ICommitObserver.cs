namespace Octomart.Store;

/// <summary>
/// Stands at the commit of every unit of work of a store. Messaging numbers its outbox rows here, as late as possible, so
/// that their order is the order of the commits.
/// </summary>
public interface ICommitObserver
{
    /// <summary>After the body, before what is <see cref="IStampedAtCommit"/> is written. Runs again when the body does, and must be quick.</summary>
    void BeforeCommit(IReadOnlyList<Document> inserted);

    /// <summary>After the commit; work that must not be lost does not belong here.</summary>
    void AfterCommit(IReadOnlyList<Document> inserted);
}
