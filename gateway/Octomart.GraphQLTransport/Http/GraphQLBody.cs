using System.Text.Json;

namespace Octomart.GraphQLTransport.Http;

/// <summary>What a POST asks: one operation, or a batch of them.</summary>
internal sealed record GraphQLBody(IReadOnlyList<GraphQLRequest> Requests, bool IsBatch)
{
    /// <summary>Copies what it keeps. A batch with a mistake in one of its operations is refused whole.</summary>
    public static (GraphQLBody? Body, GraphQLErrorResponse? Error) FromJson(ReadOnlySpan<byte> json, int maxBatchSize)
    {
        if (!json.TrimStart(" \t\r\n"u8).StartsWith("["u8))
        {
            var (request, error) = GraphQLRequestReader.FromJson(json);
            return request is null ? (null, error) : (new GraphQLBody([request], IsBatch: false), null);
        }

        return maxBatchSize == 0
            ? (null, GraphQLRequestReader.Refuse("Send one operation a request; several root fields fit into one operation.", TransportErrorCodes.BatchingNotSupported))
            : ReadBatch(json, maxBatchSize);
    }

    private static (GraphQLBody? Body, GraphQLErrorResponse? Error) ReadBatch(ReadOnlySpan<byte> json, int maxSize)
    {
        List<GraphQLRequest> requests = [];
        try
        {
            var reader = new Utf8JsonReader(json);
            reader.Read();
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                if (requests.Count == maxSize)
                {
                    return (null, GraphQLRequestReader.Refuse($"A batch may have {maxSize} operations.", TransportErrorCodes.BatchTooLarge));
                }

                var start = (int)reader.TokenStartIndex;
                reader.Skip();
                var (request, error) = GraphQLRequestReader.FromJson(json[start..(int)reader.BytesConsumed]);
                if (request is null)
                {
                    return (null, error);
                }

                requests.Add(request);
            }

            return reader.Read() || requests.Count == 0 ? (null, GraphQLRequestReader.Refuse("The batch is empty.")) : (new GraphQLBody(requests, IsBatch: true), null);
        }
        catch (JsonException)
        {
            return (null, GraphQLRequestReader.Refuse("The request is not JSON."));
        }
    }
}
