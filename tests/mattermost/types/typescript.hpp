// What the bot sends to Mattermost, written as TypeScript that says which of Mattermost's own types it has to have.
#pragma once

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace tests::mattermost {

/// Of an action the server keeps `integration` to itself, and clients never see it: it has no type. An answer to a
/// click is typed nowhere at all, but for the post in it.
inline constexpr const char* declarations = R"(import type {Channel} from '@mattermost/types/channels';
import type {Post} from '@mattermost/types/posts';
import type {MessageAttachment} from '@mattermost/types/message_attachments';
import type {PostAction} from '@mattermost/types/integration_actions';
import type {
    CommandArgs, CommandResponse, OpenDialogRequest, SubmitDialogResponse,
} from '@mattermost/types/integrations';

type SentAction = PostAction & {integration: {url: string; context: Record<string, string | boolean>}};
type SentAttachment = Omit<MessageAttachment, 'actions'> & {actions?: SentAction[]};
type SentLooks = Pick<Post, 'message'> & {
    props: {chaosday?: string; chaosday_parts?: number; from_bot?: 'true'; attachments?: SentAttachment[]};
};
type SentPost = SentLooks & Pick<Post, 'channel_id' | 'pending_post_id'> & Partial<Pick<Post, 'file_ids'>>;
type SentHeader = Pick<Channel, 'header'>;
type SentPeople = [Post['user_id'], Post['user_id']];
type SentCommand = Pick<CommandArgs, 'channel_id'> & {command: string};
type SentAnswer = Pick<CommandResponse, 'text'> & Partial<Pick<CommandResponse, 'skip_slack_parsing'>> & {
    response_type: 'ephemeral'; attachments?: SentAttachment[]; extra_responses?: SentAnswer[];
};
type SentToClicker = {update?: SentLooks; ephemeral_text?: string; skip_slack_parsing?: boolean};
type SentNothing = Record<string, never>;
)";

inline void print(const std::string& name, const std::string& type, const nlohmann::json& it) {
    fmt::print(
        "export const {}: {} = {};\n", name, type, it.dump(2, ' ', false, nlohmann::json::error_handler_t::replace));
}

}  // namespace tests::mattermost
