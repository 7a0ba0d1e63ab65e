using System.Text.Json;
using Octomart.Gateway.Errors;

namespace Octomart.Gateway.Execution;

/// <summary>Reads a subgraph's response into the objects that wait for it. Scalars stay where they are, in the subgraph's bytes.</summary>
internal sealed class SubgraphResponseReader(byte[] body, int length, CompiledPlan plan, CompiledRequest request, RepresentationBuilder[] calls, ResponseObject root, List<ClientError> errors)
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 512 };

    /// <summary>Puts data and errors in place. Throws <see cref="JsonException"/> when the body is not a GraphQL response.</summary>
    public void Read()
    {
        var reader = new Utf8JsonReader(body.AsSpan(0, length), Options);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("The response is not an object.");
        }

        var isResponse = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("data"u8))
            {
                isResponse = true;
                reader.Read();
                ReadData(ref reader);
            }
            else if (reader.ValueTextEquals("errors"u8))
            {
                isResponse = true;
                reader.Read();
                SubgraphErrors.Read(ref reader, request, calls, root, errors);
            }
            else
            {
                reader.Skip();
            }
        }

        if (!isResponse)
        {
            throw new JsonException("The response has neither data nor errors.");
        }
    }

    private void ReadData(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
        }
        else if (request.Root is not null)
        {
            ReadObject(ref reader, request.Root, root);
        }
        else if (request.RootAgain is { } again)
        {
            ReadRootAgain(ref reader, again);
        }
        else
        {
            ReadEntityCalls(ref reader);
        }
    }

    private void ReadRootAgain(ref Utf8JsonReader reader, CompiledTarget again)
    {
        var start = reader;
        foreach (var value in TargetWalk.Collect(root, again))
        {
            reader = start;
            ReadObject(ref reader, again.Shape, value);
        }
    }

    private void ReadEntityCalls(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var call = Array.FindIndex(calls, MatchesAlias(ref reader));
            reader.Read();
            if (call < 0 || reader.TokenType != JsonTokenType.StartArray)
            {
                reader.Skip();
                continue;
            }

            for (var index = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
            {
                ReadEntity(ref reader, calls[call], index);
            }
        }
    }

    private static Predicate<RepresentationBuilder> MatchesAlias(ref Utf8JsonReader reader)
    {
        var name = reader.GetString();
        return call => call.Alias == name;
    }

    private void ReadEntity(ref Utf8JsonReader reader, RepresentationBuilder call, int index)
    {
        var start = reader;
        var isRead = false;
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            foreach (var (waiting, target) in call.WaitingFor(index))
            {
                reader = start;
                ReadObject(ref reader, target.Shape, waiting);
                isRead = true;
            }
        }

        if (!isRead)
        {
            reader.Skip();
        }
    }

    private void ReadObject(ref Utf8JsonReader reader, ObjectShape shape, ResponseObject into)
    {
        var fields = shape.Fields;
        var expected = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var field = Match(ref reader, fields, ref expected);
            if (field is not null)
            {
                reader.Read();
                ref var slot = ref into.Slots[field.Slot.Index];
                slot = ReadValue(ref reader, field, slot, field.ListDepth);
            }
            else if (reader.ValueTextEquals("__typename"u8))
            {
                reader.Read();
                if (into.Type is null && reader.TokenType == JsonTokenType.String)
                {
                    into.Type = plan.Schema.Types.GetValueOrDefault(reader.GetString()!) is { Kind: Supergraph.TypeKind.Object } type ? type : null;
                }
            }
            else
            {
                reader.Skip();
            }
        }
    }

    /// <summary>Subgraphs answer in the order they were asked, so the next key is nearly always the expected one.</summary>
    private static ShapeField? Match(ref Utf8JsonReader reader, ShapeField[] fields, ref int expected)
    {
        for (var i = 0; i < fields.Length; i++)
        {
            var at = expected + i < fields.Length ? expected + i : expected + i - fields.Length;
            if (reader.ValueTextEquals(fields[at].KeyUtf8))
            {
                expected = at + 1 == fields.Length ? 0 : at + 1;
                return fields[at];
            }
        }

        return null;
    }

    private Value ReadValue(ref Utf8JsonReader reader, ShapeField field, Value existing, int listDepth)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return existing.IsMissing ? Value.Null : existing;
        }

        if (reader.TokenType == JsonTokenType.StartArray && listDepth > 0)
        {
            return ReadList(ref reader, field, existing, listDepth - 1);
        }

        if (field.Nested is null)
        {
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            return Value.Scalar(body, start, (int)reader.BytesConsumed - start);
        }

        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return Value.Null;
        }

        var into = existing.Object ?? field.Nested.NewObject();
        ReadObject(ref reader, field.Nested, into);
        return Value.Of(into);
    }

    /// <summary>Two subgraphs may both answer a shared field: their lists merge item by item.</summary>
    private Value ReadList(ref Utf8JsonReader reader, ShapeField field, Value existing, int listDepth)
    {
        var known = existing.List;
        var items = new List<Value>(known?.Length ?? 4);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var before = known is not null && items.Count < known.Length ? known[items.Count] : default;
            items.Add(ReadValue(ref reader, field, before, listDepth));
        }

        return Value.Of(items.ToArray());
    }
}
