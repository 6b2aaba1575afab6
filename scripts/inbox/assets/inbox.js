// Puts the list of mails anew when one comes. The mail that is being read stays as it is.
const arrivals = new EventSource('/arrivals');
arrivals.onmessage = async () => {
  const answer = await fetch(location.href);
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const isEmpty = document.querySelector('#list ol') === null;
  // The first one of all: the page says nothing that somebody could be reading.
  if (isEmpty) document.querySelector('main').replaceWith(page.querySelector('main'));
  document.querySelector('#list').replaceWith(page.querySelector('#list'));
};
