#pragma once

#include <c10/core/Device.h>

#include <cstdint>
#include <functional>
#include <list>
#include <memory>
#include <string>

namespace weft::inference {

/// Networks that stay in memory from one run to the next; those that were used least recently are
/// the first to go. Letting go frees what no run holds any more. Thread: one at a time.
class Residents
{
public:
    /// What a network is known by, and what it takes.
    struct Name
    {
        std::string network; ///< its kind, folder, device and precision
        std::string files;   ///< as they are on the disk: filesIn()
        at::Device device;
        std::int64_t bytes = 0;  ///< of its weights
        std::int64_t copied = 0; ///< of those, what is not in the pages of its files
    };

    /// What all may take together from now on, none at first. Reading one lets others go for it.
    void setBudget(std::int64_t bytes);

    /// The network, as the most recently used. It is read where it is not there, or its files are
    /// others by now, and kept where the budget allows it. Throws what `read` throws.
    template<typename Network>
    std::shared_ptr<const Network> get(const Name &name, const std::function<Network()> &read)
    {
        return std::static_pointer_cast<const Network>(
            found(name, [&] { return std::make_shared<const Network>(read()); }));
    }

    /// Whether the network is there, from the same files.
    bool has(const Name &name) const;
    /// It will be used: others go before it.
    void touch(const Name &name);
    /// Lets go of all that no run holds. @return whether there was any
    bool letIdleGo();
    void clear();

    std::int64_t bytes() const;
    /// What letting all go gives back of a device.
    std::int64_t copiedBytes(at::Device device) const;
    /// How many networks were read so far.
    int reads() const { return m_reads; }

private:
    using Held = std::shared_ptr<const void>;
    struct Entry
    {
        Name name;
        Held network;
    };
    using Entries = std::list<Entry>; // from the most recently used on

    Held found(const Name &name, const std::function<Held()> &read);
    Entries::iterator find(const Name &name);
    void shrinkTo(std::int64_t bytes);

    Entries m_entries;
    std::int64_t m_budget = 0;
    int m_reads = 0;
};

} // namespace weft::inference
