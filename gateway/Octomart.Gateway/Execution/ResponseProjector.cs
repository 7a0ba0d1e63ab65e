using System.Text;
using GraphQLParser.AST;
using Octomart.Gateway.Errors;
using Octomart.Gateway.Supergraph;

namespace Octomart.Gateway.Execution;

/// <summary>
/// Writes the response from the data that was fetched. Null propagation (spec 6.4.4) is cutting back the output: a field that must not be null and
/// is takes its object with it, up to the nearest field that may be null.
/// </summary>
internal sealed class ResponseProjector(ByteBuffer output, List<ClientError> errors, Action<GraphQLField, ByteBuffer> writeIntrospection)
{
    /// <summary>A refusal is told once for each place, up to this many.</summary>
    private const int MaxDenials = 100;

    private readonly List<object> path = [];
    private readonly int errorsBefore = errors.Count;
    private int denials;

    /// <summary>Writes <c>{"data":...,"errors":[...]}</c>.</summary>
    public void WriteResponse(ResponseObject root, PositionProjection projection)
    {
        output.Write("{\"data\":"u8);
        var start = output.Length;
        if (!TryWriteObject(root, projection))
        {
            output.Truncate(start);
            output.Write("null"u8);
        }

        if (errors.Count > 0)
        {
            output.Write(",\"errors\":"u8);
            ClientError.WriteAll(errors, output);
        }

        output.Write((byte)'}');
    }

    private bool TryWriteObject(ResponseObject value, PositionProjection projection)
    {
        output.Write((byte)'{');
        var isFirst = true;
        foreach (var field in projection.FieldsFor(value.Type))
        {
            if (!isFirst)
            {
                output.Write((byte)',');
            }

            isFirst = false;
            output.Write(field.KeyUtf8);
            path.Add(field.Key);
            var isWritten = TryWriteField(value, field);
            path.RemoveAt(path.Count - 1);
            if (!isWritten)
            {
                return false;
            }
        }

        output.Write((byte)'}');
        return true;
    }

    private bool TryWriteField(ResponseObject value, ProjectedField field)
    {
        if (field.IsTypeName)
        {
            return TryWriteTypeName(value);
        }

        if (field.Introspection is { } introspection)
        {
            writeIntrospection(introspection, output);
            return true;
        }

        if (field.DeniedBy is { } rule)
        {
            AddDenial(rule);
            return TryWriteNull(field.Type!);
        }

        return TryWrite(field.Slot < value.Slots.Length ? value.Slots[field.Slot] : default, field, field.Type!);
    }

    private bool TryWriteTypeName(ResponseObject value)
    {
        if (value.Type is null)
        {
            errors.Add(new ClientError("The type of this object could not be determined.", ErrorCode.SubgraphError, [.. path]));
            return false;
        }

        output.Write((byte)'"');
        output.Write(value.Type.NameUtf8);
        output.Write((byte)'"');
        return true;
    }

    private bool TryWrite(Value value, ProjectedField field, TypeReference type)
    {
        if (type.IsNonNull)
        {
            var start = output.Length;
            if (!TryWriteNullable(value, field, type.Nullable) || IsNullAt(start))
            {
                output.Truncate(start);
                ExplainNull(field);
                return false;
            }

            return true;
        }

        return TryWriteNullable(value, field, type);
    }

    /// <summary>Writes the value, or null where it can't be had: below this there is nowhere further for the null to go.</summary>
    private bool TryWriteNullable(Value value, ProjectedField field, TypeReference type)
    {
        var start = output.Length;
        var isWritten = value.IsMissingOrNull ? false
            : type.IsList ? TryWriteList(value, field, type.Inner!)
            : field.Nested is not null ? TryWriteNested(value, field)
            : TryWriteLeaf(value, field);
        if (!isWritten)
        {
            output.Truncate(start);
            output.Write("null"u8);
        }

        return true;
    }

    private bool TryWriteNested(Value value, ProjectedField field) =>
        value.Object is { } nested && nested.Type is not { IsInaccessible: true } && TryWriteObject(nested, field.Nested!);

    private bool TryWriteList(Value value, ProjectedField field, TypeReference itemType)
    {
        if (value.List is not { } items)
        {
            return false;
        }

        output.Write((byte)'[');
        for (var i = 0; i < items.Length; i++)
        {
            if (i > 0)
            {
                output.Write((byte)',');
            }

            path.Add(i);
            var isWritten = TryWrite(items[i], field, itemType);
            path.RemoveAt(path.Count - 1);
            if (!isWritten)
            {
                return false;
            }
        }

        output.Write((byte)']');
        return true;
    }

    private bool TryWriteLeaf(Value value, ProjectedField field)
    {
        if (!value.IsScalar)
        {
            return false;
        }

        var json = value.Json;
        if (field.VisibleEnumValues is { } visible)
        {
            if (json.Length < 2 || json[0] != '"' || !visible.Contains(Encoding.UTF8.GetString(json[1..^1])))
            {
                return false;
            }
        }
        else if (field.IsId && json[0] != '"')
        {
            output.Write((byte)'"');
            output.Write(json);
            output.Write((byte)'"');
            return true;
        }

        output.Write(json);
        return true;
    }

    private bool TryWriteNull(TypeReference type)
    {
        if (type.IsNonNull)
        {
            return false;
        }

        output.Write("null"u8);
        return true;
    }

    private bool IsNullAt(int start) => output.Written[start..].SequenceEqual("null"u8);

    /// <summary>A subgraph's error at or around this place explains the null already.</summary>
    private void ExplainNull(ProjectedField field)
    {
        var isExplained = errors.Exists(error => error.Path is null || StartsWith(error.Path, path) || StartsWith(path, error.Path));
        if (!isExplained)
        {
            errors.Add(new ClientError($"Cannot return null for the non-nullable field {field.Key}.", ErrorCode.NonNullViolation, [.. path]));
        }
    }

    private static bool StartsWith(IReadOnlyList<object> longer, IReadOnlyList<object> prefix)
    {
        for (var i = 0; i < prefix.Count; i++)
        {
            if (i >= longer.Count || !Equals(longer[i], prefix[i]))
            {
                return false;
            }
        }

        return true;
    }

    private void AddDenial(AccessRule rule)
    {
        if (denials++ >= MaxDenials + errorsBefore)
        {
            return;
        }

        errors.Add(rule.Kind == AccessRuleKind.Authenticated
            ? new ClientError("Sign in to see this field.", ErrorCode.Unauthenticated, [.. path])
            : new ClientError("You do not have access to this field.", ErrorCode.Forbidden, [.. path]));
    }
}
