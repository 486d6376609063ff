using PsoasBot.Answering.Grounding.Reading;

namespace PsoasBot.Answering.Grounding.Checks;

/// <summary>Links, mentions, refusals and a bot that talks about itself or repeats an instruction are never content.</summary>
internal sealed class OutsideMatter : ISentenceCheck
{
    public string Name => "outside-matter";

    public string? Objection(ReadText sentence)
    {
        if (sentence.Has("address")) return "carries a link or a mention";
        if (sentence.Has("neutral")) return null;
        if (sentence.Has("refusal")) return "is a refusal and says nothing from the sources";
        return sentence.Has("bot_self") && sentence.Quotations.Count == 0 ? "speaks of the bot or its instructions, not of the sources" : null;
    }
}
