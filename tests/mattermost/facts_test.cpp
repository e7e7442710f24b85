// Which fact of Mattermost is held by which test: the table below, in which each line names a test of this folder in
// full. The facts are those of the protocol's sections 1 to 8, as far as they touch the bot. That the tests are there
// is itself tested here; that the scripted server does as the real one was seen to do is tested beside it
// (tests/scripted/mattermost).
#include "text_of_file.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace {

// clang-format off
constexpr const char* facts_held = R"(
| 1 the upgrade: path, header, no Origin, nothing offered | F1.1 the upgrade goes to /api/v4/websocket, with the token in a header, and says nothing of an origin |
| 1 a wrong token is answered with 101, then silence: only users/me tells | a revoked token is told once, tried again and again, and never ends the bot |
| 1 no hello within six seconds is no connection | a connection that is not greeted within six seconds is none |
| 1 requests have a number above 0 and stay under 8192 bytes | F1.3 what the bot says on its socket is JSON with a number above zero, and short |
| 1 text frames only: binary ones are msgpack to newer servers | F1.3 what the bot says on its socket is text: newer servers read binary frames as another format |
| 1 frames of 115,442 bytes | F1.4 the biggest frame that was ever seen is heard like any other |
| 1 newer servers add keys and events | F1.5 events and members that nobody knows yet change nothing |
| 1 numbers go on without a gap | F1.6 a gap in the numbers is noticed, and what was lost is fetched |
| 1 only pongs keep a connection | F1.7 pings of the server are answered, so that a quiet connection lives on |
| 1 frames are JSON in text, replies and events mixed | frames are read as the server writes them |
| 1 all ends are alike | F1.9 however a connection ends, the bot connects again |
| 1 FIN inside a frame | F1.9 however a connection ends, the bot connects again |
| 2 taking up a connection: the next number, no hello | a connection that was lost is taken up again, and nothing is missed or heard twice |
| 2 a hello after that means loss | after a restart of the server what was said meanwhile is fetched, in its order, once |
| 2 users/me every minute keeps a connection worth resuming | users/me is asked every minute, which keeps the connection worth resuming |
| 2 never ask for number 0 | F2.4 number 0 is never asked for, however early a connection is lost |
| 2 a handle that fails is dropped | F2.5 a connection that cannot be taken up is asked for once, and then a new one |
| 2 a malformed handle ends in FIN at once | F2.5 a handle that the server hangs up on is asked for once |
| 2 users/me tells of an account that was changed | F2.5 when somebody has changed the bot's account it connects anew, for its connection may be dead |
| 2 doubled events | F2.6 events that come twice are acted on once |
| 2 257 events throw the queue away | F2.7 after more than 256 events nothing can be taken up, and all is fetched, once and in order |
| 2 zombies: open, pinged, dead | a socket that is open and dead is found out by a ping that nobody answers |
| 2 disabled and enabled: dead for ever | a bot that was disabled and enabled again is connected anew |
| 2 the token stands in an error in clear | F2.9 the error that names the token in clear reaches no log, and the socket that brought it is given up |
| 3 JSON in strings, two shapes of user_removed | events hold JSON within JSON, and a removal has two shapes |
| 3 own posts, system posts, other bots, webhooks | posts of ours, of bots, of webhooks and of the server itself are not heard |
| 3 what counts as a mention | a mention speaks to us wherever Mattermost sees one, and nowhere else |
| 3 sender_name can be forged | F3.4 who asks is told by user_id alone: a name that somebody gave themselves changes nothing |
| 3 from_bot and from_webhook can be forged | F3.4 whoever forges from_bot or from_webhook is not heard, and nobody else is in their place |
| 3 threads | F3.5 a mention in a thread is heard, and its answer is not in the thread |
| 3 post_edited and post_deleted come for many reasons | F3.6 a post that is edited, pinned or deleted is not heard again |
| 3 ephemeral_message, typing, status_change | F3.7 what only one client shows, who types and who is online is no speech |
| 3 the bot is removed | whoever facilitates a day in a channel learns that the bot was taken out of it; whoever did it, too |
| 3 the bot is removed, and no event tells | a channel that was lost while nothing was heard is told to whoever facilitates a day there, once |
| 3 others are removed | F3.8 whoever was removed by somebody else is no farewell of ours |
| 3 the bot is removed from the team | a bot that is taken out of a team says so; others who leave it are no news |
| 3 channel_deleted goes to the team | a channel that is archived is told to whoever facilitates a day there |
| 3 a direct message is always a mention | a direct message speaks to us with and without a mention |
| 3 in a group nothing is a mention by itself | F3.12 in a group of a few people the bot is spoken to by name, and answers each directly |
| 3 two connections of one token both get everything | F3.13 two copies of the bot hear everything, and what they answer is one post |
| 3 a new direct channel needs no call | F3.10 a person who was never seen before is answered in a direct channel that nobody had opened |
| 3 @all, @channel, @here mention everybody | F3.11 @all, @channel and @here are no words to us, though the server says that they mention us |
| 3 the bot is removed from the team, and no event tells of its channels | with a team all its channels are lost, and whoever facilitates a day there is told of each |
| 3 a rename of which no event tells | who was renamed while nothing was heard is known by the new name only, in late words too |
| 3 user_updated is a real object | a person who is renamed is known by the new name only |
| 3 new_user goes to everybody | F3.14 somebody new at the server is known by name before they say a word |
| 3 user_added: somebody came into a channel | whoever comes into a channel is told to the desk; the bot itself is not greeted |
| 3 added_to_team, twice | everybody in a team is known as soon as the bot is brought into it |
| 3 channels have their names in each team anew | a channel's name means the one of the team in which it is typed |
| 4 branch on the id of an error | what an answer of the API means for what was asked |
| 4 401 and 403 while the database is down | a database that is down looks like a bad token, and passes |
| 4 429 with Retry-After | 429 is waited for as long as it says, and then the post is sent |
| 4 429 hits the upgrade, too | a server that limits the upgrade is asked again when it said, and not before |
| 4 no gzip | F4.4 gzip is never asked for: nobody here could read it |
| 4 kept connections end after 60 s | F4.5 a kept connection that the server gave up in between is noticed before it is used |
| 4 a connection dies under a request | a connection that is reset under a post is not retried blindly |
| 4 answers that end too early | F4.6 answers that are cut off in the middle are no answers, and what was asked is found again |
| 4 what stands in between | F4.7 what a proxy says in HTML is a failure that passes, and no reason to fall over |
| 4 what stands in between and lets nobody through | F4.7 a proxy that turns the bot away is told as that, once, and tells nothing of the token |
| 4 what stands in between and finds no end | F4.7 a refusal with a body that has no end is no answer, and the post is looked for before it is sent again |
| 4 what stands in between and finds nothing | F4.7 a channel whose posts a proxy can not find is read again later, and is not taken as read |
| 4 slow databases | F4.8 a database that is slow makes slow answers, and nothing else |
| 4 bodies over 2 kB come chunked | F4.9 what is long comes in chunks, and is read like any other, however its bytes arrive |
| 4 who is in a channel | nobody gets at what they can not read themselves: direct messages of others, channels they are not in |
| 4 archived and closed channels | what the server will never take is refused; what may pass is not |
| 4 X-RateLimit twice on each answer | F4.3 a server that counts what it answers, by headers that come twice, is waited for when it has enough |
| 5 16,383 characters | a long message is cut into posts at line ends, each within the limit, and nothing is lost |
| 5 a message of several posts, interrupted | a message of several posts goes on where it was interrupted, and no part of it stands twice |
| 5 8,000 characters of props, < counts six | properties are counted as the server counts them |
| 5 props that are too long are refused with all that is in them | whatever stands on buttons and beside them, every post is one that the server takes |
| 5 pending_post_id | F5.2 every post carries a pending_post_id of its own |
| 5 empty messages are accepted | F5.3 where there is nothing to say nothing is posted, though the server would take it |
| 5 an answer that is lost | a post whose answer is lost may stand, and is not sent twice |
| 5 new props replace all, from_bot too | an edit replaces text and buttons, and keeps the name by which it is found |
| 5 what is gone is forbidden | a removal counts as done when the post is gone, and not when it is only forbidden |
| 5 ephemeral posts are for administrators | F5.5 ephemeral posts are not even tried: a bot may not |
| 5 since brings edits, copies and what was deleted | a list by time keeps what was newly said, and neither edits, nor copies, nor what was deleted |
| 5 after, page by page | more posts than a page holds are fetched to the last one |
| 5 reactions change the time of their post, and since finds it | reactions that were set while nothing was heard are taken as live ones, once, on old posts too |
| 5 a reaction that is taken back changes that time, too | a mark that was taken back while nothing was heard is taken back, once, and no other |
| 5 files: bytes first, then a post with their ids | a file goes to a channel byte for byte, under its name, and one post shows it |
| 5 pending_post_id for half a minute, then the channel tells | what was answered before a restart is neither asked nor answered again |
| 5 after an unknown post is an empty page | when the last post that is known is gone, its time finds what came after |
| 5 the server's time, not ours | what is late carries the time at which it was said |
| 5 what was said while the bot itself was away | a bot that was away for hours hears what was said meanwhile, and does nothing twice |
| 5 posts that are written side by side come in any order | a post that was written down before one that was heard, by a slow database, is fetched as well |
| 5 since gives 1,000 posts, and nobody knows which | more than a list by time holds is read back page by page, and so is what it leaves out |
| 5 the server's create_at, however far our clock is off | late is late by the server's clock, however far ours is off |
| 5 since that is empty, on newer servers, though there is something | a list by time that is empty though there is something is not believed |
| 5 a pending_post_id is known for 30 s | a direct answer that may stand is looked for when the server has forgotten that it was sent, and stands once |
| 5 deduplicate_create_post.pending | F5.2 while the first sending of a post is not done the second is refused, and it stands once in the end |
| 5 a patch changes one post | an edit of a message of several posts changes all of them, and takes away those that it does not fill |
| 5 unknown ids of files are dropped | a file that the server lost leaves no title, and is handed over anew |
| 5 pages of the longest posts | behind a hundred of the longest posts a late word is heard, and a post of ours is found |
| 5 an edit, a pin of a deleted post: 403 | of a post that is gone nothing is edited ever again, and no pin hinders what comes after it |
| 6 only an administrator makes a command | who may not make the command is told what it takes |
| 6 the token is the only authentication | a call without a token of ours is turned away, and nothing is asked |
| 6 the form | a slash command's form is decoded, and of its response URL only the path is taken |
| 6 user_mentions and channel_mentions with their ids | a slash command brings the ids of those whom it calls: they are known, and nobody has to be asked |
| 6 only "ephemeral" is private; Slack's marks are rewritten | F6.4 the answer to a command says ephemeral in so many words, and asks not to be rewritten |
| 6 marks that somebody typed | F6.4 what somebody typed is shown as they typed it, Slack's marks too |
| 6 thirty seconds | what takes the desk long is answered in time, and the answer follows by the response path |
| 6 the response URL's host is the user's | the host of a response URL is anybody's: the answer goes to the configured server |
| 6 a call that fails says so in an error of its own | a callback that can not be reached is told once, with what still works and what to look at |
| 6 a trigger is anybody's who was first | a command that calls another program is told once, and what the bot says to it is said once |
| 6 only 200 counts: a token that is none of ours | a command with a token that is none of ours is told as that, and not as a bot that can not be called |
| 6 direct channels, new lines, no text, any case | F6.7 a command works in a direct channel, on several lines, and with nothing after it |
| 6 commands have no id | F6.8 a command that is said again by a network that repeats itself is another command, with a cause of its own |
| 6 thirty seconds, whatever the API does meanwhile | a call is answered in time whatever the API does: the answer follows when the names are known |
| 6 a response URL is good five times and half an hour | a response path that is no good any more leaves the direct message |
| 6 method G, and 302 followed as GET | a command of method G, or one that is redirected, is told as that once, and its token nowhere |
| 6 over 1 MiB is cut | an answer that the server would cut off goes directly |
| 6 empty text/plain is nothing, and no error | F6.9 where there is nothing to say the answer is empty and plain text, or it would be an error |
| 7 action ids are letters and digits | a button's id is letters and digits, its context is sealed, and its style is one that is known |
| 7 clicks carry no token | a context that was changed, or a call that is made again, does nothing |
| 7 an update with props replaces all, and loses from_bot | a button that did its work goes, its neighbour stays, and the post says who pressed it |
| 7 nothing stops a click that is repeated | pressed again by whomever, from a client that shows the old post or by a call made again, it does nothing |
| 7 everybody can click, twice | a second click in a moment is the same one; later, or by somebody else, it is another |
| 7 buttons on what one person sees | F7.4 a button on an answer that one person alone sees works as any other |
| 7 an update of what one person sees is 404 | F7.5 what is shown to one person alone is not mended when its button did its work, for it stands nowhere |
| 8 a dialog opens within the call | a form opens within the call, brings back its answers and what was said before, and answers privately |
| 8 state comes from the client | a form's state that was changed, is somebody else's or is too old is not taken |
| 8 a dialog that is cancelled is told as well | F8.1 a form that is cancelled asks for nothing, and may be sent after all |
| 8 a trigger is good for three seconds | a form that can not be opened at once, for the server limits us or its ticket is old, is said in words |
| 8 an opening of which nobody knows | a form of which nobody knows whether it opened is said in words too, and taken when it is sent |
)";
// clang-format on

const std::filesystem::path here = CHAOSDAY_SOURCE_DIR "/tests/mattermost";

/// Names as the compiler reads them: a literal that goes on in the next line is one.
std::string all_names() {
    std::string all;
    for (const auto& each : std::filesystem::directory_iterator(here)) {
        if (each.path().extension() != ".cpp") continue;
        auto text = tests::text_of_file(each.path());
        for (auto at = text.find("\"\n"); at != std::string::npos; at = text.find("\"\n", at)) {
            const auto next = text.find_first_not_of(" \n", at + 1);
            if (next != std::string::npos && text[next] == '"')
                text.erase(at, next - at + 1);
            else
                ++at;
        }
        for (auto at = text.find("\\\""); at != std::string::npos; at = text.find("\\\"", at)) text.erase(at, 1);
        all += text;
    }
    return all;
}

struct row {
    std::string fact, test;
};

std::vector<row> rows() {
    std::vector<row> all;
    std::istringstream table(facts_held);
    for (std::string line; std::getline(table, line);) {
        const auto bar = line.find(" | ");
        if (!line.starts_with("| ") || bar == std::string::npos || !line.ends_with(" |")) continue;
        all.push_back({line.substr(2, bar - 2), line.substr(bar + 3, line.size() - bar - 5)});
    }
    return all;
}

}  // namespace

TEST_CASE("each fact of the table is held by a test that is there") {
    const auto names = all_names();
    const auto table = rows();
    CHECK(table.size() > 60);
    for (const auto& each : table) {
        CAPTURE(each.fact);
        CHECK_MESSAGE(names.find(each.test + "\") {") != std::string::npos, each.test);
    }
}

TEST_CASE("each section of the facts, from 1 to 8, has its lines in the table") {
    const auto table = rows();
    for (const char section : std::string("12345678")) {
        CAPTURE(section);
        CHECK(std::ranges::any_of(table, [&](const row& each) { return each.fact.front() == section; }));
    }
}
