// The Slack app as this program needs it, to be pasted at Slack: config/slack-manifest.yaml as it was at the build.
#pragma once

#include <string_view>

namespace bot::program {

std::string_view slack_manifest();

}  // namespace bot::program
