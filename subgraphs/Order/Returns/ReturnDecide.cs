using Octomart.OrderSubgraph.Orders;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.OrderSubgraph.Returns;

/// <summary>What a seller says to a return.</summary>
/// <param name="IdempotencyKey">Chosen by you, at random: sending the same input again under it changes nothing.</param>
/// <param name="Id">The return.</param>
/// <param name="Approve">Whether the buyer may send it.</param>
/// <param name="Note">For the buyer: where to send it, or why not; at most 300 characters. A refusal needs one.</param>
internal sealed record ReturnDecideInput(string IdempotencyKey, string Id, bool Approve, string? Note = null);

[MutationRoot]
internal sealed class ReturnDecide(ReturnWriter returns, TimeProvider clock)
{
    /// <summary>Agrees to a return, or declines it.</summary>
    /// <param name="input">What you say to which return.</param>
    [RequiresScopes("returns:write")]
    public async Task<ReturnPayload?> ReturnDecideAsync(ReturnDecideInput input, Caller caller, CancellationToken cancellationToken)
    {
        var note = string.IsNullOrWhiteSpace(input.Note) ? null : input.Note.Trim();
        return ReturnRules.CheckNote(note, isRequired: !input.Approve) is { } error
            ? ReturnPayload.Refused(error)
            : await returns.ChangeAsync(
                new ReturnTarget(caller, input.Id, IsBySeller: true, nameof(ReturnDecide), input.IdempotencyKey, input),
                (placed, asked) => (placed.DecideReturn(asked, input.Approve, note, clock.GetUtcNow()), null),
                "This return has been decided, or withdrawn.",
                cancellationToken);
    }
}

/// <summary>What is demanded of what is said about returns.</summary>
internal static class ReturnRules
{
    private const int MaxNoteLength = 300;
    private const int MaxTrackingLength = 100;

    public static OrderError? CheckNote(string? note, bool isRequired) =>
        note is { Length: > MaxNoteLength } || (note is null && isRequired)
            ? OrderError.Invalid(isRequired ? $"Say why, in at most {MaxNoteLength} characters." : $"This takes at most {MaxNoteLength} characters.", "note")
            : null;

    public static OrderError? CheckTracking(string? text, string field) =>
        text is not null && (string.IsNullOrWhiteSpace(text) || text.Length > MaxTrackingLength || text.Any(char.IsControl))
            ? OrderError.Invalid($"Give 1 to {MaxTrackingLength} characters, or leave it out.", field)
            : null;
}
