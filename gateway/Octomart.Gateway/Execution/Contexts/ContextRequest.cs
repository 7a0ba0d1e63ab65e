namespace Octomart.Gateway.Execution.Contexts;

/// <summary>
/// Writes a request in which entities take arguments from objects further up. How many <c>_entities</c> fields it has shows only in the data: one
/// for each set of values.
/// <code>
///   user (EUR) ── item 1, item 2      query($representations:[_Any!]! $contextualArgument_1_0:String $representations_1:... ){
///   user (SEK) ── item 3                _entities(representations:$representations){... on Item{price(currency:$contextualArgument_1_0)}}
///                                       _entities_1:_entities(representations:$representations_1){...}}
/// </code>
/// </summary>
internal static class ContextRequest
{
    /// <summary>Writes the body up to the client's variables; returns who waits for the answers: nobody when there is nothing to ask.</summary>
    public static RepresentationBuilder[] Write(CompiledRequest request, Func<IReadOnlyList<int>, string> document, ResponseObject root, ByteBuffer body)
    {
        List<ContextGroups> calls = [.. request.Calls.Select(call => new ContextGroups(call))];
        calls.ForEach(call => call.Collect(root));
        List<ContextGroup> groups = [.. calls.SelectMany(call => call.Found)];
        if (groups.Count > 0)
        {
            Write(request, document, calls, groups, body);
        }

        calls.ForEach(call => call.Dispose());
        return [.. groups.Select(group => group.Builder)];
    }

    private static void Write(
        CompiledRequest request, Func<IReadOnlyList<int>, string> document, List<ContextGroups> calls, List<ContextGroup> groups, ByteBuffer body)
    {
        body.Write(calls.TrueForAll(call => call.Found.Count == 1) ? request.BodyPrefix : CompiledRequest.Prefix(document([.. calls.Select(call => call.Found.Count)])));
        for (var i = 0; i < groups.Count; i++)
        {
            if (i > 0)
            {
                body.Write((byte)',');
            }

            groups[i].Write(body);
        }
    }
}
