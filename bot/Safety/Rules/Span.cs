namespace PsoasBot.Safety.Rules;

/// <summary>A concept found in the message, by token, end excluded. Not live when negated, imagined, long past or somebody's fiction.</summary>
internal readonly record struct Span(int Concept, int Start, int End, int Sentence, bool Live);
