namespace Octomart.Store.Writing;

/// <summary>One buffered write. <paramref name="ExpectedVersion"/> is 0 for an insert.</summary>
/// <param name="Kind">Insert, update or delete.</param>
/// <param name="Collection">Where.</param>
/// <param name="Document">The document as it shall be; for a delete, as it was read.</param>
/// <param name="ExpectedVersion">The committed version that the change was made from.</param>
internal sealed record Change(ChangeKind Kind, CollectionModel Collection, Document Document, long ExpectedVersion)
{
    public Contention Contention => new(Collection.Name, Document.Id);
}

/// <summary>In the order in which a commit applies them, so that a unique value can move from one document to another.</summary>
internal enum ChangeKind
{
    Delete,
    Update,
    Insert,
}
