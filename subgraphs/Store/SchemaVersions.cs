namespace Octomart.Store;

/// <summary>Which form the documents of each collection are stored in.</summary>
internal static class SchemaVersions
{
    /// <summary>A program that does not know a form would lose what it does not know of each document that it writes.</summary>
    public static void RequireKnown(IReadOnlyDictionary<string, int> stored, StoreModel model)
    {
        var newer = model.Collections.Values.Where(collection => stored.GetValueOrDefault(collection.Name) > collection.Schema).ToList();
        if (newer.Count > 0)
        {
            throw new StoreSchemaException(
                $"A newer version of this service has written {string.Join(", ", newer.Select(collection => $"'{collection.Name}' (form {stored[collection.Name]}, known here is {collection.Schema})"))}. "
                + "Start that version, or restore a backup from before it.");
        }
    }
}
