using System.Buffers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Octomart.GraphQLTransport.Http;

/// <summary>Reads one GraphQL request from a query string, a body or a WebSocket payload.</summary>
internal static class GraphQLRequestReader
{
    private static readonly GraphQLErrorResponse Malformed = Refuse("The request is not a JSON object with a 'query'.");

    public static (GraphQLRequest? Request, GraphQLErrorResponse? Error) FromQueryString(IQueryCollection query)
    {
        if (!TryGetJsonObject(query["variables"], out var variables))
        {
            return (null, Refuse("The 'variables' parameter is not a JSON object."));
        }

        if (!TryGetJsonObject(query["extensions"], out var extensions))
        {
            return (null, Refuse("The 'extensions' parameter is not a JSON object."));
        }

        return Complete(new GraphQLRequest
        {
            Query = query["query"],
            OperationName = query["operationName"],
            DocumentId = query["documentId"],
            Variables = variables,
            Extensions = extensions,
        });
    }

    public static async Task<(GraphQLBody? Body, GraphQLErrorResponse? Error)> FromBodyAsync(HttpRequest http, GraphQLTransportOptions options, CancellationToken cancellationToken)
    {
        var maxBytes = options.MaxRequestBytes;
        var tooLarge = new GraphQLErrorResponse(
            GraphQLResponseStatus.TooLarge, TransportErrorCodes.RequestTooLarge, $"A request may have {maxBytes} bytes at most.");
        if (http.ContentLength > maxBytes)
        {
            return (null, tooLarge);
        }

        while (true)
        {
            var read = await http.BodyReader.ReadAsync(cancellationToken);
            if (read.Buffer.Length > maxBytes)
            {
                http.BodyReader.AdvanceTo(read.Buffer.End);
                return (null, tooLarge);
            }

            if (read.IsCompleted)
            {
                var result = GraphQLBody.FromJson(read.Buffer.IsSingleSegment ? read.Buffer.FirstSpan : read.Buffer.ToArray(), options.MaxBatchSize);
                http.BodyReader.AdvanceTo(read.Buffer.End);
                return result;
            }

            http.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    /// <summary>Copies what it keeps, so the caller may reuse the buffer.</summary>
    public static (GraphQLRequest? Request, GraphQLErrorResponse? Error) FromJson(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            reader.Read();
            return reader.TokenType == JsonTokenType.StartObject ? ReadObject(ref reader, json) : (null, Malformed);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a string that is not valid UTF-16, such as a lone surrogate.
            return (null, Malformed);
        }
    }

    private static (GraphQLRequest? Request, GraphQLErrorResponse? Error) ReadObject(ref Utf8JsonReader reader, ReadOnlySpan<byte> json)
    {
        var request = new GraphQLRequest();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            reader.Read();
            switch (name)
            {
                case "query" when IsTextOrNull(ref reader):
                    request = request with { Query = reader.GetString() };
                    break;
                case "operationName" when IsTextOrNull(ref reader):
                    request = request with { OperationName = reader.GetString() };
                    break;
                case "documentId" when IsTextOrNull(ref reader):
                    request = request with { DocumentId = reader.GetString() };
                    break;
                case "variables" when IsObjectOrNull(ref reader):
                    request = request with { Variables = Raw(ref reader, json) };
                    break;
                case "extensions" when IsObjectOrNull(ref reader):
                    request = request with { Extensions = Raw(ref reader, json) };
                    break;
                case "query" or "operationName" or "documentId":
                    return (null, Refuse($"'{name}' must be a string."));
                case "variables" or "extensions":
                    return (null, Refuse($"'{name}' must be an object."));
                default:
                    reader.Skip();
                    break;
            }
        }

        // Reads to the end: anything behind the object is malformed.
        while (reader.Read())
        {
        }

        return Complete(request);
    }

    private static (GraphQLRequest? Request, GraphQLErrorResponse? Error) Complete(GraphQLRequest request) =>
        string.IsNullOrEmpty(request.Query) && string.IsNullOrEmpty(request.DocumentId)
            ? (null, Refuse("The request has no 'query'."))
            : (request, null);

    private static bool IsTextOrNull(ref Utf8JsonReader reader) => reader.TokenType is JsonTokenType.String or JsonTokenType.Null;

    private static bool IsObjectOrNull(ref Utf8JsonReader reader) => reader.TokenType is JsonTokenType.StartObject or JsonTokenType.Null;

    private static ReadOnlyMemory<byte> Raw(ref Utf8JsonReader reader, ReadOnlySpan<byte> json)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return default;
        }

        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return json[start..(int)reader.BytesConsumed].ToArray();
    }

    private static bool TryGetJsonObject(string? text, out ReadOnlyMemory<byte> json)
    {
        json = default;
        if (string.IsNullOrEmpty(text))
        {
            return true;
        }

        try
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            using var document = JsonDocument.Parse(bytes);
            json = document.RootElement.ValueKind == JsonValueKind.Object ? bytes : default;
            return document.RootElement.ValueKind is JsonValueKind.Object or JsonValueKind.Null;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    internal static GraphQLErrorResponse Refuse(string message, string code = TransportErrorCodes.BadRequest) => new(GraphQLResponseStatus.InvalidRequest, code, message);
}
