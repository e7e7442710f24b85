// One announcement of each kind, and of each turn that its text may take, on a day in Berlin.
#pragma once

#include "day/announcement.hpp"
#include "speech/phrasebook.hpp"

namespace bot::speech {

struct sample {
    std::string label;
    day::announcement it;
};

day::instant at_berlin(unsigned day_of_november, int hour, int minute);
day::public_frame sample_public_frame();
day::agents_frame sample_agents_frame();
day::announcement public_sample(day::public_news news);
day::announcement agents_sample(day::agents_news news);
/// To the facilitator, directly.
day::announcement facilitator_sample(day::agents_news news);
const day::agents_news& agents_news_of(const sample& it);

std::vector<sample> public_samples();
std::vector<sample> agents_samples();

std::map<std::string, std::string> shipped_templates();
phrasebook shipped_phrasebook();

}  // namespace bot::speech
