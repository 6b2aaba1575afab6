// Puts the list of mails anew when one comes. The mail that is being read stays as it is.
const arrivals = new EventSource('/arrivals');
arrivals.onmessage = async () => {
  const answer = await fetch(location.href);
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const put = (place) => document.querySelector(place).replaceWith(page.querySelector(place));
  // The first one of all: nobody reads anything yet.
  if (document.querySelector('.list ol') === null) put('.mail');
  put('.list');
};
