using System.Text.Json;
using Octomart.Gateway.Execution;

namespace Octomart.Gateway.Errors;

/// <summary>An error as the client sees it: safe to show.</summary>
/// <param name="Message">For people.</param>
/// <param name="Code">Stable; null when the extensions bring their own.</param>
/// <param name="Path">Keys and indexes from the root; null when it belongs to the whole response.</param>
/// <param name="Extensions">A JSON object from a subgraph, untouched; empty when there is none.</param>
/// <param name="Locations">Lines and columns in the client's document.</param>
internal sealed record ClientError(
    string Message, string? Code, IReadOnlyList<object>? Path = null, ReadOnlyMemory<byte> Extensions = default, IReadOnlyList<(int Line, int Column)>? Locations = null)
{
    public static void WriteAll(IReadOnlyList<ClientError> errors, ByteBuffer output)
    {
        using var writer = new Utf8JsonWriter(output);
        writer.WriteStartArray();
        foreach (var error in errors)
        {
            error.Write(writer);
        }

        writer.WriteEndArray();
    }

    private void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("message", Message);
        WriteLocations(writer);
        WritePath(writer);
        WriteExtensions(writer);
        writer.WriteEndObject();
    }

    private void WriteLocations(Utf8JsonWriter writer)
    {
        if (Locations is not { Count: > 0 })
        {
            return;
        }

        writer.WriteStartArray("locations");
        foreach (var (line, column) in Locations)
        {
            writer.WriteStartObject();
            writer.WriteNumber("line", line);
            writer.WriteNumber("column", column);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private void WritePath(Utf8JsonWriter writer)
    {
        if (Path is null)
        {
            return;
        }

        writer.WriteStartArray("path");
        foreach (var segment in Path)
        {
            if (segment is int index)
            {
                writer.WriteNumberValue(index);
            }
            else
            {
                writer.WriteStringValue((string)segment);
            }
        }

        writer.WriteEndArray();
    }

    private void WriteExtensions(Utf8JsonWriter writer)
    {
        if (Extensions.IsEmpty && Code is null)
        {
            return;
        }

        writer.WriteStartObject("extensions");
        var hasCode = false;
        if (!Extensions.IsEmpty)
        {
            using var json = JsonDocument.Parse(Extensions);
            foreach (var property in json.RootElement.EnumerateObject())
            {
                hasCode |= property.NameEquals("code");
                property.WriteTo(writer);
            }
        }

        if (!hasCode && Code is not null)
        {
            writer.WriteString("code", Code);
        }

        writer.WriteEndObject();
    }
}
