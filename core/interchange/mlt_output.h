#pragma once

#include "core/interchange/interchange.h"
#include "core/model/sequence.h"

#include <pugixml.hpp>

namespace weft {

/// The MLT document being written: its services so far, and the sentences about what it cannot
/// hold. Its parts (sequences, tracks, sources, filters) share it.
class MltOutput
{
public:
    /// @param profile what the document is played at: the written sequence's settings
    /// @param notCarried gets the sentences
    MltOutput(const Project &project, const TimelineWriteOptions &options,
              const SequenceSettings &profile, QStringList &notCarried);

    const Project &project() const { return m_project; }
    const TimelineWriteOptions &options() const { return m_options; }
    const SequenceSettings &profile() const { return m_profile; }
    pugi::xml_node root() const { return m_root; }

    void note(const QString &sentence) { m_notCarried << sentence; }
    /// The same about a place.
    void note(const Sequence &sequence, const Track &track, std::int64_t frame,
              const QString &what);

    /// Adds a service with an id of its own: "producer0", "producer1" …
    pugi::xml_node addService(const char *name, const char *idPrefix);

    QByteArray text() const;

private:
    void writeProfile();

    const Project &m_project;
    const TimelineWriteOptions &m_options;
    SequenceSettings m_profile;
    QStringList &m_notCarried;
    pugi::xml_document m_document;
    pugi::xml_node m_root;
    std::map<std::string, int> m_counters; ///< by prefix of ids
};

QString mltId(const pugi::xml_node &service);
void setAttribute(pugi::xml_node node, const char *name, const QString &value);
/// Control characters that XML cannot hold are left out.
void setProperty(pugi::xml_node service, const char *name, const QString &value);
void setProperty(pugi::xml_node service, const char *name, std::int64_t value);
/// The attributes `in` and `out`, in frames.
void setRange(pugi::xml_node node, std::int64_t in, std::int64_t length);
/// Twelve digits, with a dot.
QString mltNumber(double value);

} // namespace weft
