using MongoDB.Bson;
using Octomart.Store.Writing;

namespace Octomart.Store.MongoDb;

/// <summary>How a document lies in its collection: <c>{ _id, version, commit, schema?, body }</c>.</summary>
internal static class MongoDbRow
{
    public static BsonDocument Of(Change change, ObjectId mark) => Of(
        change.Document.Id, change.ExpectedVersion + 1, mark, change.Collection.Schema, BsonText.FromDocument(change.Document, change.Collection.DocumentType));

    public static BsonDocument Of(string id, long version, ObjectId mark, int schema, BsonDocument body)
    {
        var row = new BsonDocument { { "_id", id }, { "version", version }, { "commit", mark } };
        if (schema > 0)
        {
            row.Add("schema", schema);
        }

        return row.Add("body", body);
    }

    /// <summary>The body as the model has it, also of a row that a replica of an older version wrote.</summary>
    public static BsonDocument BodyOf(BsonDocument row, CollectionModel collection)
    {
        var (body, schema) = (row["body"].AsBsonDocument, SchemaOf(row));
        if (schema >= collection.Schema)
        {
            return body;
        }

        var json = BsonText.ToJson(body);
        collection.Migrate(json, schema);
        return BsonText.FromJson(json);
    }

    public static int SchemaOf(BsonDocument row) => row.GetValue("schema", 0).ToInt32();
}
