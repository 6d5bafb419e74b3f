using System.Text.RegularExpressions;

namespace Foedera.Reading.Types;

/// <summary>The signs that <see cref="StatementTypes"/> looks for, in text of lower case with one blank between words and "^ " in front.</summary>
internal static partial class TypeSigns
{
    // every repetition is bounded and every alternative begins with a letter of its own or a blank, so that matching is linear
    private const int MillisecondsAtMost = 10_000;
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private const string OwnSide = "(we|i|nato|alliance|league|government|union|allies|states|america|kingdom|country|britain|germany|france|europe|washington|berlin|paris|london|council)";

    private const string Act =
        "(defend|protect|support|stand|continue|help|keep|step up|begin|increase|provide|deliver|invest|send|do (whatever|everything|all|what)|make sure|ensure|work|spend|strengthen|respond|act|come to|meet|fulfil|build|pay|reach|honou?r|remain|raise|supply|train|deploy)";

    [GeneratedRegex(" (urg(e|es|ed|ing)|asks?|asked|appeal(s|ed|ing)?|request(s|ed|ing)?|call(s|ed|ing)? on|press(es|ed)|encourag(es|ed|ing)|implor(es|ed|ing)|beg(s|ged)) ", Options, MillisecondsAtMost)]
    public static partial Regex AskingCue();

    [GeneratedRegex(" (warn(s|ed|ing|ings)?|caution(s|ed|ing)?|threaten(s|ed|ing)?|ultimatum|red line|threat) ", Options, MillisecondsAtMost)]
    public static partial Regex WarningCue();

    [GeneratedRegex(" (vow(s|ed|ing)?|pledg(e|es|ed|ing)|promis(e|es|ed|ing)|reassur(es|ed|ing)|guarantees?|guaranteed|reaffirm(s|ed|ing)?) ", Options, MillisecondsAtMost)]
    public static partial Regex VowingCue();

    [GeneratedRegex(" (describ(es|ed|ing)|brand(s|ed|ing)|dubb(ed|ing)|prais(es|ed|ing)|critici[sz](es|ed|ing)|accus(es|ed|ing)|blam(es|ed|ing)|characteri[sz](es|ed|ing)|label+(s|ed|ing)|condemn(s|ed|ing)?|alleg(es|ed|ing)|hail(s|ed|ing)|lament(s|ed|ing)|repudiated|call(ed|s|ing) (?!for|on)) ?", Options, MillisecondsAtMost)]
    public static partial Regex JudgingCue();

    [GeneratedRegex(@"^\^ (please |so )?(listen|pay|stop|come|make|give|stay|look|remember|help|be|send|join|invest) (?!able)", Options, MillisecondsAtMost)]
    public static partial Regex Order();

    [GeneratedRegex(" (i|we) ((am|are|do not|must|will) )?(ask|asking|urge|urging|appeal|appealing|call on|calling on) | i'm (asking|urging|calling on) ", Options, MillisecondsAtMost)]
    public static partial Regex Asking();

    [GeneratedRegex(" you (gotta|must|have to|need to|should) ", Options, MillisecondsAtMost)]
    public static partial Regex YouMust();

    [GeneratedRegex(" (attack(s|ed|ing|er|ers)?|aggress(ion|ions|or|ors)|wars?|fight|fighting|invad(e|es|ed|ing)|invasions?|strikes?|seizes?|targets?|threat(s|en|ens|ened)?|conflicts?) ", Options, MillisecondsAtMost)]
    public static partial Regex Attack();

    [GeneratedRegex(" (devastat(e|es|ed|ing)|crush(ed|es|ing)?|retaliat(e|es|ed|ing|ion)|destr(oy|oys|oyed|oying|uction)|(full|complete|whole) (force|power|might|weight|strength)|consequences?|everything (stops|ends|will end)|all will end|will end|end of|very end|no one left|nobody (left|to)|no one to|eliminat(e|es|ed)|dire|ruinous|annihilat(e|es|ed|ion)"
        + "|punish(ed|es|ment)?|catastroph(e|es|ic)|collapses?|too late|unpunished|met with|pay (a|the) price|get away|miscalculat(e|es|ed|ion)|not (protect|defend)|wouldn't (protect|defend)|won't (protect|defend)|not going to (protect|defend)|ready for war|ready (right )?now) ", Options, MillisecondsAtMost)]
    public static partial Regex Harm();

    [GeneratedRegex(" (if|unless|should anyone|whoever|anyone who|anybody who|in case|were to|when he tries|as long as|any attempt|any suggestion) (?!you had )", Options, MillisecondsAtMost)]
    public static partial Regex Condition();

    [GeneratedRegex(" (provoke|prompt|result in|met|face|trigger|ready|prepared) ", Options, MillisecondsAtMost)]
    public static partial Regex Answer();

    [GeneratedRegex(" (will|would|ready|wouldn't|won't|going to) ", Options, MillisecondsAtMost)]
    public static partial Regex Ahead();

    [GeneratedRegex(" ready ", Options, MillisecondsAtMost)]
    public static partial Regex Ready();

    [GeneratedRegex(" (prepared|ready) for (a )?war ", Options, MillisecondsAtMost)]
    public static partial Regex ReadyForWar();

    [GeneratedRegex(" (ready|able|prepared|position|capable|measure) (to|of) (attack(ing)?|test(ing)?|strik(e|ing)|invad(e|ing)) ", Options, MillisecondsAtMost)]
    public static partial Regex AbleToAttack();

    [GeneratedRegex(" (undermin(e|es|ed|ing)|jeopardi[sz](e|es|ed|ing)|at (increased |great |grave )?risk|endanger(s|ed|ing)?|be aware|dangerous for|quite dangerous|invites?|only grow|has to be (very )?clear|should be (absolutely |very )?clear|absolutely clear to|must understand|destabili[sz](e|es|ed|ing)|run (absolutely )?contrary|not in the interests?) ", Options, MillisecondsAtMost)]
    public static partial Regex Danger();

    [GeneratedRegex(" invokes? ", Options, MillisecondsAtMost)]
    public static partial Regex Invoke();

    [GeneratedRegex(" (iron-?clad|iron clad|unwavering|steadfast|rock-solid|stands? (by|with|shoulder|ready|together|united|firmly)|shoulder-to-shoulder|ready and (willing|able)|(ready|prepared|determined) to (defend|protect|help|do|assist|take)|whatever it tak(e|es)|(whatever|what|everything|all) (steps )?(is |are |that is )?(necessary|needed|it takes|possible|in our power)"
        + "|never (be )?alone|not (be|stand|fight) alone|one for all|for the long haul|as long as it takes|not going anywhere|back to back|always defend|committed to|pledge to|promise to|commit to) ", Options, MillisecondsAtMost)]
    public static partial Regex Vow();

    [GeneratedRegex(" (cannot|can't|will not|won't|would not|wouldn't|not going to|do not plan|don't plan|not planning|does not intend|not want|no intention|not the time|no consensus|not here to|no alternative|nothing (can|should|is)|not (be )?(ruled out|excluded)|refuse to|not seek|does not currently seek) ", Options, MillisecondsAtMost)]
    public static partial Regex Refusal();

    [GeneratedRegex(" " + OwnSide + " ((also|always|now|therefore|then) )?(will|shall|would)( (also|always|never|continue to))? " + Act + " | will (keep|honou?r|hold) its (word|promise)| (put|set) (its|our|their|his|her) name to | we will be at | (we'll|i'll|i will|we will|we shall|we are going to|we're going to) (?!not|never|see|worry)| can announce | we (reaffirmed|agree|pledge|promise|commit|undertake|vow) ", Options, MillisecondsAtMost)]
    public static partial Regex OwnAct();

    [GeneratedRegex(" to [a-z]+", Options, MillisecondsAtMost)]
    public static partial Regex Infinitive();

    [GeneratedRegex(" (you|they|countries|allies|members|everyone|everybody|governments|nations|capitals|side) ([a-z]{1,20} ){0,2}(must|should|needs? to|have to|has to|gotta|got to|ought to|need) ", Options, MillisecondsAtMost)]
    public static partial Regex OthersMust();

    [GeneratedRegex(" all (allies|member states|members|countries|[a-z]{1,20} countries) ([a-z]{1,20} )?(must|should|need|have to|will need) ", Options, MillisecondsAtMost)]
    public static partial Regex AllMust();

    [GeneratedRegex(" (must|should|need to|needs|needs to|need|have to|has to|ought to|gotta|up to us|call for|time to) ", Options, MillisecondsAtMost)]
    public static partial Regex Must();

    [GeneratedRegex(" (we|i|our|us|my|i'm|we're|i've|we've) ", Options, MillisecondsAtMost)]
    public static partial Regex First();

    [GeneratedRegex(" (i|we|they|he|she|who) (said|told|discussed|met|asked|spoke|agreed|received|talked|visited) |^. (today|yesterday) we | meetings? with | working (hard )?to | discussions? | was mentioned | received report | we (have )?(moved|sent|signed|opened|closed|delivered|built|received) ", Options, MillisecondsAtMost)]
    public static partial Regex Event();

    [GeneratedRegex(" (target|price|war|peace|summit|it|this|that|there|growth|decision|he|they) (will|is going to|are going to) (?!remain )", Options, MillisecondsAtMost)]
    public static partial Regex WillBe();

    [GeneratedRegex(" (believe|think|thinking|convinced|consider(s|ed|ing)?|studying|study|prefer(s|red)?|hopes?|in favou?r|fair|unreasonable|counterproductive|indispensable|essential|necessary|unnecessary|vital|important|worth|right to|alternative|key|pillar|foundation|defensive|possible|possibility|potential|option|not the time|agree|insist(s|ed)?|sufficient|inherent|matters?|ambiguity|call this|idea|principle) ", Options, MillisecondsAtMost)]
    public static partial Regex Opinion();

    [GeneratedRegex(" (may|might|could|perhaps|maybe|possibly) ", Options, MillisecondsAtMost)]
    public static partial Regex Might();

    [GeneratedRegex(" (will|shall|going to|gonna) |'ll ", Options, MillisecondsAtMost)]
    public static partial Regex Future();

    [GeneratedRegex(" would |'d ", Options, MillisecondsAtMost)]
    public static partial Regex Would();

    [GeneratedRegex(" (is|are|was|were|am|remains?|has|have|had|been) |'(s|re|ve) ", Options, MillisecondsAtMost)]
    public static partial Regex State();

    [GeneratedRegex("[a-z](s|ed) ", Options, MillisecondsAtMost)]
    public static partial Regex Verb();
}
