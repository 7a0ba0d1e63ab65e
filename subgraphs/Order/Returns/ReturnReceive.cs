using System.Collections.Immutable;
using System.Globalization;
using Octomart.OrderSubgraph.Orders;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.OrderSubgraph.Returns;

/// <summary>What came back of a line.</summary>
/// <param name="LineId">The order's line.</param>
/// <param name="Quantity">How many units are accepted; may be none.</param>
/// <param name="Condition">How they came back.</param>
/// <param name="Restock">Whether they can be sold again.</param>
internal sealed record ReturnedLineInput(string LineId, int Quantity, ItemCondition Condition, bool Restock);

/// <summary>What came back.</summary>
/// <param name="IdempotencyKey">Chosen by you, at random: sending the same input again under it changes nothing.</param>
/// <param name="Id">The return.</param>
/// <param name="Lines">What is accepted; lines that are left out are not. Their money goes back to the buyer.</param>
/// <param name="Note">For the buyer, at most 300 characters; needed when not all is accepted.</param>
internal sealed record ReturnReceiveInput(string IdempotencyKey, string Id, IReadOnlyList<ReturnedLineInput> Lines, string? Note = null);

[MutationRoot]
internal sealed class ReturnReceive(ReturnWriter returns, TimeProvider clock)
{
    /// <summary>
    /// Takes a return in and says what of it is accepted. What the buyer paid for that goes back, together with the shop's fee on it; what
    /// is restocked goes back on sale.
    /// </summary>
    /// <param name="input">What came back.</param>
    [RequiresScopes("returns:write")]
    public async Task<ReturnPayload?> ReturnReceiveAsync(ReturnReceiveInput input, Caller caller, CancellationToken cancellationToken) =>
        await returns.ChangeAsync(
            new ReturnTarget(caller, input.Id, IsBySeller: true, nameof(ReturnReceive), input.IdempotencyKey, input),
            (placed, sent) => Receive(placed, sent, input),
            "Only a return that is approved or on its way can be received.",
            cancellationToken);

    private (PlacedOrder? Next, OrderError? Error) Receive(PlacedOrder placed, Return sent, ReturnReceiveInput input)
    {
        var note = string.IsNullOrWhiteSpace(input.Note) ? null : input.Note.Trim();
        var accepted = sent.Lines.Select(line => Accept(line, input.Lines)).ToImmutableArray();
        var isPartial = accepted.Any(line => line.AcceptedQuantity < line.Quantity);
        return (Check(sent, input.Lines) ?? ReturnRules.CheckNote(note, isPartial)) is { } error
            ? (null, error)
            : (placed.ReceiveReturn(sent, accepted, note, clock.GetUtcNow()), null);
    }

    private static ReturnLine Accept(ReturnLine line, IReadOnlyList<ReturnedLineInput> lines) =>
        lines.FirstOrDefault(received => received.LineId == line.LineId) is not { } received
            ? line
            : line with { AcceptedQuantity = received.Quantity, Condition = received.Condition, IsRestocked = received.Restock };

    private static OrderError? Check(Return sent, IReadOnlyList<ReturnedLineInput> lines)
    {
        foreach (var (index, line) in lines.Index())
        {
            string[] path = ["input", "lines", index.ToString(CultureInfo.InvariantCulture)];
            if (sent.Lines.FirstOrDefault(known => known.LineId == line.LineId) is not { } known || lines.Count(other => other.LineId == line.LineId) > 1)
            {
                return new OrderError(OrderErrorCode.NotFound, "Name each line of this return once.", [.. path, "lineId"]);
            }

            if (line.Quantity < 0 || line.Quantity > known.Quantity)
            {
                return new OrderError(OrderErrorCode.QuantityExceeded, $"There are {known.Quantity} in this return.", [.. path, "quantity"], [line.LineId]);
            }
        }

        return null;
    }
}
