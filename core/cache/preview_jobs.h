#pragma once
#include "core/base/post.h"

#include <QByteArray>
#include <QObject>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace weft {

/// Something that was asked for and is being waited for. Once it goes, nothing is told any more,
/// and what nobody else waits for is not made. Thread: the one that asked.
class PreviewTicket
{
public:
    PreviewTicket() = default;
    PreviewTicket(std::unique_ptr<QObject> receiver, std::function<void()> letGo)
        : m_receiver(std::move(receiver))
        , m_letGo(std::move(letGo))
    {}
    PreviewTicket(PreviewTicket &&other) noexcept { swap(other); }
    PreviewTicket &operator=(PreviewTicket &&other) noexcept
    {
        PreviewTicket old(std::move(other));
        swap(old);
        return *this;
    }
    ~PreviewTicket()
    {
        if (m_letGo)
            m_letGo();
    }

private:
    void swap(PreviewTicket &other) noexcept
    {
        m_receiver.swap(other.m_receiver);
        m_letGo.swap(other.m_letGo);
    }

    std::unique_ptr<QObject> m_receiver; ///< what was sent to it goes with it
    std::function<void()> m_letGo;
};

/// What was asked for and is not there yet, who waits for it, and the threads that work on it. A
/// job is looked up first, on one thread, since that is quick; where that finds nothing it is made,
/// on several. The most urgent job comes first, of equally urgent ones the one that was asked for
/// last, since that is what somebody looks at. Equal requests are one job; a job that nobody waits
/// for any more is dropped. Thread: any with an event loop, where the answer comes.
/// @tparam Request what is wanted, and what was found out about it
/// @tparam Answer  is copied to each of those who wait
template<typename Request, typename Answer>
class PreviewJobs
{
    struct State;

public:
    using Take = std::function<void(const Answer &)>;

    class Job
    {
    public:
        Job(QByteArray name, Request wanted)
            : request(std::move(wanted))
            , m_name(std::move(name))
        {}
        Request request; ///< belongs to the thread at work on it

    private:
        friend PreviewJobs;
        friend State;
        struct Waiter
        {
            QObject *receiver; ///< of the ticket
            int urgency;
            Take take;
        };
        const QByteArray m_name;
        std::vector<Waiter> m_waiters;
        std::uint64_t m_asked = 0; ///< rises from one asking to the next
        bool m_isLookedUp = false;
        bool m_isAtWork = false;
    };

    struct Work
    {
        /// The answer, or nothing where it has to be made.
        std::function<std::optional<Answer>(Job &)> lookUp;
        /// @param maker 0 to makers − 1: the thread
        std::function<Answer(Job &, int maker)> make;
        /// Called on a maker's thread that had nothing to do for restAfterMs.
        std::function<void(int maker)> rest;
        int makers = 1;
        int restAfterMs = 10'000;
    };

    explicit PreviewJobs(Work work)
        : m_work(std::move(work))
    {
        m_threads.emplace_back([this] { run({}); });
        for (int maker = 0; maker < std::max(1, m_work.makers); ++maker)
            m_threads.emplace_back([this, maker] { run(maker); });
    }

    /// Waits for what is being worked on, which is not wanted any more. Nobody is told anything.
    ~PreviewJobs()
    {
        {
            const std::lock_guard lock(m_state->mutex);
            m_state->isEnding = true;
        }
        m_state->changed.notify_all();
        for (std::thread &thread : m_threads)
            thread.join();
    }

    /// Joins the job of that name, or begins one. @param name equal for equal requests
    /// @param take is called on this thread
    PreviewTicket add(const QByteArray &name, Request request, int urgency, Take take)
    {
        auto receiver = std::make_unique<QObject>();
        QObject *const waiting = receiver.get();
        const std::lock_guard lock(m_state->mutex);
        JobPointer &job = m_state->jobs[name];
        if (!job)
            job = std::make_shared<Job>(name, std::move(request));
        job->m_asked = ++m_state->asked;
        job->m_waiters.push_back({waiting, urgency, std::move(take)});
        m_state->changed.notify_all();
        return {std::move(receiver), [state = std::weak_ptr(m_state), job, waiting] {
                    if (const auto locked = state.lock())
                        locked->letGo(*job, waiting);
                }};
    }

    /// Once it is not it never is again.
    bool isWanted(const Job &job) const
    {
        const std::lock_guard lock(m_state->mutex);
        return m_state->isWanted(job);
    }

    /// What is not wanted any more may still be made, for the next time, but not when this ends.
    bool isEnding() const
    {
        const std::lock_guard lock(m_state->mutex);
        return m_state->isEnding;
    }

    /// Tells those who wait how far it is.
    void tell(const Job &job, const Answer &answer)
    {
        const std::lock_guard lock(m_state->mutex);
        m_state->tell(job, answer);
    }

private:
    using JobPointer = std::shared_ptr<Job>;

    /// What tickets that outlive the rest may still ask for.
    struct State
    {
        std::mutex mutex; ///< guards what follows, and the jobs' own members
        std::condition_variable changed;
        std::map<QByteArray, JobPointer> jobs;
        std::uint64_t asked = 0;
        bool isEnding = false;

        bool isWanted(const Job &job) const { return !isEnding && !job.m_waiters.empty(); }

        void tell(const Job &job, const Answer &answer)
        {
            if (isEnding)
                return;
            for (const auto &waiter : job.m_waiters)
                post(waiter.receiver, [take = waiter.take, answer] { take(answer); });
        }

        void forget(const Job &job)
        {
            const auto found = jobs.find(job.m_name);
            if (found != jobs.end() && found->second.get() == &job)
                jobs.erase(found);
        }

        void letGo(Job &job, const QObject *receiver)
        {
            Take last; // may hold other tickets, so it goes outside of the lock
            const std::lock_guard lock(mutex);
            auto &waiters = job.m_waiters;
            const auto found = std::find_if(waiters.begin(), waiters.end(),
                                            [&](const auto &w) { return w.receiver == receiver; });
            last.swap(found->take);
            waiters.erase(found);
            if (waiters.empty())
                forget(job);
        }

        /// There are hundreds at most, each of them work for milliseconds: no need for an order.
        JobPointer mostUrgent(bool isLookedUp) const
        {
            JobPointer best;
            for (const auto &[name, job] : jobs) {
                if (!job->m_isAtWork && job->m_isLookedUp == isLookedUp
                    && (!best || rankOf(*best) < rankOf(*job)))
                    best = job;
            }
            return best;
        }

        static std::pair<int, std::uint64_t> rankOf(const Job &job)
        {
            const auto most = std::max_element(job.m_waiters.begin(), job.m_waiters.end(),
                                               [](const auto &a, const auto &b) {
                                                   return a.urgency < b.urgency;
                                               });
            return {most->urgency, job.m_asked};
        }
    };

    /// @param maker nothing on the thread that looks up
    void run(std::optional<int> maker)
    {
        bool isResting = true;
        while (const JobPointer job = nextJob(maker, isResting)) {
            isResting = !maker;
            const std::optional<Answer> answer = maker ? m_work.make(*job, *maker)
                                                       : m_work.lookUp(*job);
            const std::lock_guard lock(m_state->mutex);
            job->m_isAtWork = false;
            job->m_isLookedUp = true;
            if (answer) {
                m_state->tell(*job, *answer);
                m_state->forget(*job);
            }
            m_state->changed.notify_all();
        }
    }

    /// Waits for one. Nothing in the end.
    JobPointer nextJob(std::optional<int> maker, bool isResting)
    {
        std::unique_lock lock(m_state->mutex);
        JobPointer job;
        const auto isThere = [&] {
            job = m_state->mostUrgent(maker.has_value());
            return m_state->isEnding || job;
        };
        if (!isResting
            && !m_state->changed.wait_for(lock, std::chrono::milliseconds(m_work.restAfterMs),
                                          isThere)) {
            lock.unlock();
            m_work.rest(*maker);
            lock.lock();
        }
        m_state->changed.wait(lock, isThere);
        if (m_state->isEnding)
            return {};
        job->m_isAtWork = true;
        return job;
    }

    const Work m_work;
    const std::shared_ptr<State> m_state = std::make_shared<State>();
    std::vector<std::thread> m_threads; // last: they use the members above
};

} // namespace weft
