namespace Octomart.Store;

/// <summary>
/// Stands at the commit of every unit of work of a store. Messaging numbers its outbox rows here, as late as possible, so
/// that their order is the order of the commits.
/// </summary>
public interface ICommitObserver
{
    /// <summary>After the body, before the documents are written. Runs again when the body does.</summary>
    void BeforeCommit(IReadOnlyList<Document> inserted);

    /// <summary>After the commit; work that must not be lost does not belong here.</summary>
    void AfterCommit(IReadOnlyList<Document> inserted);
}
