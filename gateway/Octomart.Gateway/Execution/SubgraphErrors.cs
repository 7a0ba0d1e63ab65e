using System.Text.Json;
using Octomart.Gateway.Errors;
using Octomart.Gateway.Transport;

namespace Octomart.Gateway.Execution;

/// <summary>Brings errors of subgraphs to the paths that the client knows.</summary>
internal static class SubgraphErrors
{
    /// <summary>An outage is told once for each place it leaves empty, up to this many.</summary>
    private const int MaxPlaces = 50;

    public static void Read(ref Utf8JsonReader reader, CompiledRequest request, RepresentationBuilder[] calls, ResponseObject root, List<ClientError> errors)
    {
        using var json = JsonDocument.ParseValue(ref reader);
        if (json.RootElement.ValueKind != JsonValueKind.Array)
        {
            return;
        }

        foreach (var error in json.RootElement.EnumerateArray())
        {
            var message = error.ValueKind == JsonValueKind.Object && error.TryGetProperty("message", out var text) ? text.ToString() : "The subgraph reported an error.";
            var extensions = error.ValueKind == JsonValueKind.Object && error.TryGetProperty("extensions", out var ext) && ext.ValueKind == JsonValueKind.Object
                ? JsonSerializer.SerializeToUtf8Bytes(ext) : default;
            var path = error.ValueKind == JsonValueKind.Object && error.TryGetProperty("path", out var segments) && segments.ValueKind == JsonValueKind.Array
                ? segments : default;
            foreach (var place in Places(path, request, calls, root))
            {
                errors.Add(new ClientError(message, ErrorCode.SubgraphError, place, extensions));
            }
        }
    }

    /// <summary>A whole request failed: every place that waits for it says so.</summary>
    public static void Add(SubgraphFailure failure, CompiledRequest request, RepresentationBuilder[] calls, ResponseObject root, List<ClientError> errors)
    {
        var places = request.Root is not null
            ? request.Root.Fields.Select(field => new List<object> { field.Slot.Key })
            : request.RootAgain is { } again ? TargetWalk.Collect(root, again).SelectMany(value => Missing(value, again, root))
            : calls.SelectMany(call => Enumerable.Range(0, call.Count).SelectMany(index => call.WaitingFor(index)))
                .SelectMany(waiting => Missing(waiting.Object, waiting.Target, root));
        var count = 0;
        foreach (var place in places.Take(MaxPlaces))
        {
            errors.Add(new ClientError(failure.Message, failure.Code, place));
            count++;
        }

        if (count == 0)
        {
            errors.Add(new ClientError(failure.Message, failure.Code));
        }
    }

    private static IEnumerable<List<object>> Missing(ResponseObject value, CompiledTarget target, ResponseObject root)
    {
        var path = TargetWalk.PathTo(root, target, value);
        return path is null
            ? []
            : target.Shape.Fields.Where(field => !field.Slot.IsInternal).Select(field => new List<object>(path) { field.Slot.Key });
    }

    private static List<List<object>?> Places(JsonElement path, CompiledRequest request, RepresentationBuilder[] calls, ResponseObject root)
    {
        if (path.ValueKind != JsonValueKind.Array)
        {
            return [null];
        }

        var segments = path.EnumerateArray().ToList();
        if (request.Root is not null)
        {
            return [Map([], segments, request.Root)];
        }

        if (request.RootAgain is { } again)
        {
            return [.. TargetWalk.Collect(root, again).Select(value => TargetWalk.PathTo(root, again, value) is { } start ? Map(start, segments, again.Shape) : null)];
        }

        if (segments.Count < 2 || segments[1].ValueKind != JsonValueKind.Number)
        {
            return [null];
        }

        var call = calls.FirstOrDefault(candidate => candidate.Alias == segments[0].ToString());
        var places = call?.WaitingFor(segments[1].GetInt32())
            .Select(waiting => TargetWalk.PathTo(root, waiting.Target, waiting.Object) is { } start ? Map(start, segments[2..], waiting.Target.Shape) : null)
            .ToList();
        return places is { Count: > 0 } ? places : [null];
    }

    /// <summary>Replaces the keys of the fetch by the client's, as far as the client knows the way.</summary>
    private static List<object> Map(List<object> start, List<JsonElement> segments, ObjectShape? shape)
    {
        foreach (var segment in segments)
        {
            if (segment.ValueKind == JsonValueKind.Number)
            {
                start.Add(segment.GetInt32());
                continue;
            }

            var field = shape?.Fields.FirstOrDefault(candidate => candidate.Key == segment.ToString());
            if (field is null || field.Slot.IsInternal)
            {
                break;
            }

            start.Add(field.Slot.Key);
            shape = field.Nested;
        }

        return start;
    }
}
